// A stroke on the chosen place: hands over the drawing, and their keys under it. Nothing moves until somebody asks for it.

import { lanes } from "../../core/stroke.js";
import { say } from "../../core/words.js";
import { calm } from "../dom.js";
import { targetOf } from "../input/pointer.js";
import { look } from "../strokes/look.js";
import { panel } from "../strokes/panel.js";
import { playing } from "../strokes/playing.js";

/**
 * @param {import("../types.js").Diagram} diagram
 * @param {(name: string) => import("../overlays.js").Overlay} overlay
 * @param {ReturnType<typeof import("../zoom.js").zoomable>} zoom
 * @returns {import("../types.js").View}
 */
export function strokeView({ payload, host, signal, chosen, leave, frame: { root, stage, strokes, news } }, overlay, zoom) {
  /** @type {import("../strokes/playing.js").Playing | null} */
  let player = null;
  /** @type {ReturnType<typeof panel> | null} */
  let keys = null;
  let shown = "";
  /** Paused because nobody saw it, and not because somebody wished it. */
  let unseen = false;

  const end = () => {
    player?.remove();
    player = keys = null;
    strokes.replaceChildren();
  };
  const show = () => {
    const [id, place] = [host.get("stroke"), chosen()];
    const stroke = payload.strokes[id];
    const wanted = stroke && place && !host.get("covered") ? `${id} ${place.id}` : "";
    if (wanted !== shown) {
      end();
      shown = wanted;
      root.classList.toggle("md-stroked", Boolean(wanted));
      if (wanted && stroke && place) begin(id, place);
      else zoom.unlook();
    }
  };
  const begin = (/** @type {string} */ id, /** @type {import("../types.js").Place} */ place) => {
    const stroke = payload.strokes[id];
    const { midline, width, height } = payload.frame;
    const on = stroke.on[place.base];
    // A place without its side is both: one after the other.
    const sides = place.side === "" && place.entry.sides !== "midline" ? ["right", "left"] : [place.side || "right"];
    keys = panel(payload, id, place, on?.most ?? null);
    strokes.replaceChildren(keys.node);
    keys.speed.addEventListener("change", () => player?.speed(Number(keys?.speed.value)));
    if (!on) {
      zoom.unlook();
      return;
    }
    const all = sides.flatMap((side) => lanes(stroke, place.base, /** @type {"left" | "right"} */ (side), midline));
    const what = { stroke, lanes: all, pressure: on.most, size: on.size / 10, left: place.side === "left", width, height };
    look(zoom, host, payload.frame, all);
    player = playing(overlay("stroke"), what, (at) => keys?.show(at, all.length));
  };
  const act = {
    play: () => (player?.where().moving ? player.pause() : player?.play()),
    step: () => player?.step(),
    close: leave,
  };
  const click = (/** @type {Event} */ event) => {
    const button = targetOf(event).closest("button");
    if (button?.dataset.strokeAct) act[/** @type {keyof act} */ (button.dataset.strokeAct)]();
    if (!button?.dataset.stroke) return;
    host.set("stroke", button.dataset.stroke);
    const first = keys?.play.isConnected ? keys.play : keys?.step;
    // On a phone the card that asked lies below: the hands come in sight together with their keys.
    const inSight = stage.getBoundingClientRect().top >= 0 && (first?.getBoundingClientRect().bottom ?? 0) <= innerHeight;
    if (!inSight) stage.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
    if (!calm()) player?.play();
    first?.focus({ preventScroll: true });
    news.textContent = say("diagram.stroke.opened", { stroke: payload.strokes[button.dataset.stroke].name });
  };
  root.addEventListener("click", click, { signal });
  const sight = new IntersectionObserver(([{ isIntersecting }]) => {
    if (!isIntersecting && player?.where().moving) {
      player.pause();
      unseen = true;
    } else if (isIntersecting && unseen) {
      player?.play();
      unseen = false;
    }
  });
  sight.observe(stage);
  addEventListener("beforeprint", () => player?.pause(), { signal });
  signal.addEventListener("abort", () => {
    sight.disconnect();
    end();
  });
  return { keys: ["stroke", "selected", "covered"], show };
}
