// What a learner writes stays in this browser: one store per page, which hears of what other pages write.

import { Store, stored } from "../core/store.js";

export const store = new Store(() => localStorage);

/**
 * Tell when what is kept under a key has changed, on another page or elsewhere on this one.
 * @param {string} key
 * @param {object} by
 * @param {() => void} act
 * @param {AbortSignal} signal
 */
export function whenChanged(key, by, act, signal) {
  addEventListener(
    "storage",
    (event) => {
      if (event.key === null || event.key === stored(key)) act();
    },
    { signal },
  );
  store.whenChanged(key, by, act, signal);
}
