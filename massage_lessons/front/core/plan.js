// A plan for a massage: from the rules of the course and what was asked for to steps, or to the reason why there is none.
//
// Pages and Python run this same file. It knows no page, no clock and no chance: the same request has the same plan everywhere.

/**
 * @typedef {"open" | "cover" | "deepen" | "close"} Phase
 * @typedef {"left" | "right" | "both" | ""} Side of the receiver
 * @typedef {{stroke: string, share: number, least: number, most: number}} End
 * @typedef {{id: string, size: number, most: number, order: number, phase: Phase, beside: boolean, ask: boolean,
 *   light: string[], deep: string[]}} Place `most` are seconds on each side
 * @typedef {{low: number, least: number, on: Record<string, number>}} StrokeRule
 * @typedef {{id: string, regions: string[], contact: string | null, low: number, high: number, seconds: number,
 *   longest: number | null, sides: "both" | "each", phase: Phase}} OwnStep a step of a routine for oneself; `longest` is for each side
 * @typedef {{who: "partner" | "self", most: number, halves: boolean, without: string[], places: {id: string, since: number | null}[],
 *   steps: OwnStep[]}} Position the most important place comes first
 * @typedef {{rules: string[], agreed: boolean | null, most: number | null, minutes: number | null, gentle: boolean, balls: boolean,
 *   positions: string[], places: string[]}} Screening
 * @typedef {{minutes: number[], position: string, light: number, usual: number, first: number, open: End, finish: End, close: End, together: string[],
 *   heavy: string[], gentle: string[], places: Place[], strokes: Record<string, StrokeRule>, positions: Record<string, Position>,
 *   screening: Record<string, Screening>, flags: Record<string, string>}} Rules
 * @typedef {{minutes: number, regions: string[], position: string, avoid: string[], pressure: number | null,
 *   sides: "both" | "left" | "right", tired: boolean}} Request what a plan keeps of what was asked for
 * @typedef {Partial<Request> & {flags?: string[], screening?: Record<string, "yes" | "agreed">}} Asked
 *   the red flags that are there, and the answers to health questions that were not no
 * @typedef {{region: string, side: Side, stroke: string, seconds: number, pressure: number, phase: Phase, from?: string}} Step
 *   `from` is the routine/step of a step for oneself, which has no stroke
 * @typedef {{id: string, places?: string[], of?: string[], minutes?: number}} Note
 * @typedef {{why: string, id?: string, all?: {why: string, id: string}[], positions?: string[]}} Refusal
 * @typedef {{version: number, request: Request, steps: Step[], seconds: number, notes: Note[]}} Plan
 * @typedef {{version: number, request: Request, refused: Refusal}} Refused
 * @typedef {{most: number, minutes: number, gentle: boolean, balls: boolean, positions: string[] | null, places: string[],
 *   by: Record<string, string[]>}} Limits what the health questions leave, and by which of them
 * @typedef {{place: string, stroke: string, pressure: number, phase: Phase, each: boolean, least: number, most: number, weight: number,
 *   from?: string}} Act seconds are those of the giver: both sides one after the other count twice
 */

export const VERSION = 1;

/** All times are whole multiples of five seconds on each side: nobody works by the second. */
const BEAT = 5;
const MINUTE = 60;
/** A third of the time of a place is for the lighter stroke. */
const LIGHTER = 1 / 3;
const URGENT = ["emergency", "same-day", "urgent-gp", "gp"];
/** What tired hands leave out when they work on their own body. */
const WHOLE_HAND = "whole-hand";
const BALL = "ball";
const PHASES = /** @type {Phase[]} */ (["open", "cover", "deepen", "close"]);
const MOST_STEPS = 200;

/**
 * @param {Rules} rules
 * @param {Asked} asked
 * @returns {Plan | Refused}
 */
export function planRoutine(rules, asked) {
  const request = withDefaults(rules, asked);
  const refused = unsafe(rules, asked) ?? unsound(rules, request);
  if (refused) return { version: VERSION, request, refused };
  const limits = limitsOf(rules, asked.screening ?? {});
  const position = rules.positions[request.position];
  const made = unfit(request, position, limits) ?? (position.who === "self" ? alone : forTwo)(rules, request, position, limits);
  if ("why" in made) return { version: VERSION, request, refused: made };
  const { steps, notes } = made;
  const seconds = steps.reduce((sum, step) => sum + step.seconds, 0);
  const wanted = Math.min(request.minutes, limits.minutes) * MINUTE;
  return {
    version: VERSION,
    request,
    steps,
    seconds,
    notes: [
      ...(limits.minutes < request.minutes ? [{ id: "short", minutes: limits.minutes, of: limits.by.minutes }] : []),
      ...(seconds < wanted ? [{ id: "shorter" }] : []),
      ...(limits.by.gentle.length ? [{ id: "gentle", of: limits.by.gentle }] : []),
      ...(limits.by.leave.length ? [{ id: "leave", of: limits.by.leave }] : []),
      ...(request.tired ? [{ id: "tired" }] : []),
      ...notes,
    ],
  };
}

/**
 * Read a plan that was kept or sent.
 * @param {Rules} rules
 * @param {string} text
 * @returns {{plan: Plan} | {fault: "damaged" | "newer"}} `damaged` also where a step is more than the rules allow
 */
export function readPlan(rules, text) {
  /** @type {any} */
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return { fault: "damaged" };
  }
  if (typeof found?.version === "number" && found.version > VERSION) return { fault: "newer" };
  return isPlan(rules, found) ? { plan: found } : { fault: "damaged" };
}

/** @param {Rules} rules @param {Asked} asked @returns {Request} without the answers to health questions: nobody keeps them */
function withDefaults(rules, asked) {
  return {
    minutes: asked.minutes ?? 10,
    regions: asked.regions ?? [],
    position: asked.position ?? rules.position,
    avoid: asked.avoid ?? [],
    pressure: asked.pressure ?? null,
    sides: asked.sides ?? "both",
    tired: asked.tired ?? false,
  };
}

/** @param {Rules} rules @param {Request} request @returns {Refusal | null} */
function unsound(rules, request) {
  const { minutes, position, pressure, sides } = request;
  const [low, high] = rules.minutes;
  if (!(minutes >= low && minutes <= high && Number.isInteger(minutes * 2))) return { why: "minutes" };
  if (!Object.hasOwn(rules.positions, position)) return { why: "unknown", id: String(position) };
  if (pressure !== null && !(pressure >= 0 && pressure <= 10)) return { why: "unknown", id: String(pressure) };
  if (!["both", "left", "right"].includes(sides)) return { why: "unknown", id: String(sides) };
  const known = new Set(rules.places.map(({ id }) => id));
  for (const { steps } of Object.values(rules.positions)) for (const { regions } of steps) for (const id of regions) known.add(id);
  const odd = [...request.regions, ...request.avoid].find((id) => !known.has(id));
  return odd === undefined ? null : { why: "unknown", id: String(odd) };
}

/**
 * What speaks against any massage today, the most urgent first.
 * @param {Rules} rules
 * @param {Asked} asked
 * @returns {Refusal | null}
 */
function unsafe(rules, { flags = [], screening = {} }) {
  const answered = Object.keys(screening);
  const odd = flags.find((id) => !Object.hasOwn(rules.flags, id)) ?? answered.find((id) => !Object.hasOwn(rules.screening, id));
  const known = flags.filter((id) => Object.hasOwn(rules.flags, id));
  known.sort((a, b) => URGENT.indexOf(rules.flags[a]) - URGENT.indexOf(rules.flags[b]));
  const all = known.map((id) => ({ why: "red-flag", id }));
  for (const why of ["whole", "ask-first", "giver"]) {
    for (const id of answered) if (reasonAgainst(rules.screening[id], screening[id]) === why) all.push({ why, id });
  }
  if (all.length) return { ...all[0], all };
  return odd === undefined ? null : { why: "unknown", id: odd };
}

/** @param {Screening | undefined} screening @param {"yes" | "agreed"} answer @returns {string | null} */
function reasonAgainst(screening, answer) {
  if (!screening || screening.agreed === false || (screening.agreed && answer === "agreed")) return null;
  return ["whole", "giver"].find((rule) => screening.rules.includes(rule)) ?? "ask-first";
}

/** @param {Rules} rules @param {Record<string, "yes" | "agreed">} answers @returns {Limits} */
function limitsOf(rules, answers) {
  /** @type {Limits} */
  const limits = {
    most: Number.POSITIVE_INFINITY,
    minutes: Number.POSITIVE_INFINITY,
    gentle: false,
    balls: true,
    positions: null,
    places: [],
    by: { minutes: [], gentle: [], leave: [], balls: [], positions: [] },
  };
  for (const id of Object.keys(answers)) {
    const { most, minutes, gentle, balls, positions, places, rules: kinds } = rules.screening[id];
    if (most !== null) limits.most = Math.min(limits.most, most);
    if (minutes !== null) limits.minutes = Math.min(limits.minutes, minutes);
    if (minutes !== null) limits.by.minutes.push(id);
    limits.gentle ||= gentle;
    if (gentle || most !== null) limits.by.gentle.push(id);
    limits.balls &&= balls;
    if (!balls) limits.by.balls.push(id);
    if (positions.length) limits.positions = (limits.positions ?? positions).filter((one) => positions.includes(one));
    if (positions.length) limits.by.positions.push(id);
    limits.places.push(...places);
    if (kinds.some((kind) => ["local", "without", "person-decides"].includes(kind))) limits.by.leave.push(id);
  }
  return limits;
}

/** @param {Request} request @param {Position} position @param {Limits} limits @returns {Refusal | null} */
function unfit(request, position, limits) {
  if (position.who === "self" && !limits.balls) return { why: "balls", id: limits.by.balls[0] };
  if (limits.positions && !limits.positions.includes(request.position))
    return { why: "position", id: limits.by.positions[0], positions: limits.positions };
  return null;
}

/**
 * @param {Rules} rules
 * @param {Request} request
 * @param {Position} position
 * @param {Limits} limits
 * @returns {{steps: Step[], notes: Note[]} | Refusal}
 */
function forTwo(rules, request, position, limits) {
  const { sides, regions, avoid, minutes } = request;
  const wanted = Math.min(minutes, limits.minutes);
  const cap = Math.min(position.most, limits.most, request.pressure ?? rules.usual);
  const without = new Set([...position.without, ...(request.tired ? rules.heavy : [])]);
  const strokes = Object.keys(rules.strokes).filter((id) => !without.has(id) && (!limits.gentle || rules.gentle.includes(id)));
  const left = new Set([...avoid, ...limits.places]);
  const placed = new Set(position.places.map(({ id }) => id));
  const asked = position.places.filter(({ id, since }) => (regions.length ? regions.includes(id) : since !== null && since <= wanted));
  const places = asked.filter(({ id }) => !left.has(id)).map(({ id }) => /** @type {Place} */ (rules.places.find((one) => one.id === id)));
  if (!places.length) return { why: "nothing-left" };
  const halves = position.halves && sides === "both";
  const single = position.halves || sides !== "both";
  const made = arranged({ rules, strokes, cap, single }, places, (wanted * MINUTE) / (halves ? 2 : 1));
  const turned = halves ? ["left", "right"] : [sides === "both" ? "left" : sides];
  const steps = turned.flatMap((side) => made.acts.flatMap((act) => stepsOf(act, single ? /** @type {Side} */ (side) : null)));
  const used = new Set(steps.map(({ region }) => region));
  const named = (/** @type {string} */ id, /** @type {string[]} */ some) => (some.length ? [{ id, places: some }] : []);
  return {
    steps,
    notes: [
      ...(halves ? [{ id: "turn" }] : []),
      ...named("fewer", regions.length ? places.map(({ id }) => id).filter((id) => !used.has(id)) : []),
      ...named(
        "not-here",
        regions.filter((id) => !placed.has(id)),
      ),
      ...named(
        "ask",
        places.filter(({ id, ask }) => ask && used.has(id)).map(({ id }) => id),
      ),
    ],
  };
}

/**
 * The acts of a plan in their order, in as much of the time as its places should have.
 * @param {{rules: Rules, strokes: string[], cap: number, single: boolean}} setting
 * @param {Place[]} places the most important first
 * @param {number} seconds
 * @returns {{acts: (Act & {seconds: number})[]}}
 */
function arranged(setting, places, seconds) {
  const { rules } = setting;
  const unit = setting.single ? BEAT : 2 * BEAT;
  const ends = endsOf(setting, places, seconds, unit);
  const free = seconds - ends.open.seconds - ends.close.reduce((sum, act) => sum + act.seconds, 0);
  const chosen = /** @type {{place: Place, acts: Act[]}[]} */ ([]);
  let needed = 0;
  const fits = (/** @type {Act} */ act) => needed + act.least <= free;
  for (const place of places) {
    const act = firstAct(setting, place, unit);
    if (!act || !fits(act)) continue;
    needed += act.least;
    chosen.push({ place, acts: [act] });
  }
  for (const { place, acts } of chosen) {
    const act = place.phase === "cover" ? deepAct(setting, place, unit) : null;
    if (!act || !fits(act)) continue;
    needed += act.least;
    acts.push(act);
    share(acts, unit);
  }
  const flat = chosen.flatMap(({ acts }) => acts);
  const times = apportioned(flat, free, unit);
  const timed = flat.map((act, i) => ({ ...act, seconds: times[i] }));
  const body = timed.flatMap((act) => {
    const place = /** @type {Place} */ (places.find(({ id }) => id === act.place));
    return place.phase === "deepen" ? begunLightly(setting, place, act, unit) : [act];
  });
  const order = new Map(rules.places.map(({ id }, i) => [id, i]));
  const towardsHead = new Map(rules.places.map((place) => [place.id, place.order]));
  const inPhase = (/** @type {Phase} */ phase, /** @type {Map<string, number>} */ by) =>
    body.filter((act) => act.phase === phase).sort((a, b) => Number(by.get(a.place)) - Number(by.get(b.place)));
  const close = inPhase("close", order);
  const [last, ...before] = [...ends.close].reverse();
  return {
    acts: [ends.open, ...inPhase("cover", towardsHead), ...inPhase("deepen", order), ...before, ...close, last],
  };
}

/**
 * Still hands at the beginning, light strokes and still hands at the end, on the places of the plan that allow them.
 * @param {{rules: Rules, strokes: string[], cap: number, single: boolean}} setting
 * @param {Place[]} places
 * @param {number} seconds
 * @param {number} unit
 */
function endsOf(setting, places, seconds, unit) {
  const { rules, strokes, cap } = setting;
  /** @param {End} end @param {Phase} phase @returns {(Act & {seconds: number})[]} */
  const made = ({ stroke, share, least, most }, phase) => {
    const { low, on, least: fewest } = rules.strokes[stroke];
    // On the place that needs no yes of its own, if there is one.
    const place = [...places].sort((a, b) => Number(a.ask) - Number(b.ask)).find(({ id }) => id in on);
    if (!place || low > cap || !strokes.includes(stroke)) return [];
    const each = !setting.single && !(place.beside && rules.together.includes(stroke));
    const pressure = Math.min(on[place.id], cap, rules.light);
    const needed = Math.ceil(fewest / BEAT) * BEAT * (each ? 2 : 1);
    const time = Math.max(needed, Math.min(most, Math.max(least, seconds * share)));
    return [act({ place: place.id, stroke, pressure, phase, each }, Math.round(time / unit) * unit)];
  };
  const [open] = made(rules.open, "open");
  return { open, close: [...made(rules.finish, "close"), ...made(rules.close, "close")] };
}

/** @param {{place: string, stroke: string, pressure: number, phase: Phase, each: boolean}} what @param {number} seconds */
const act = (what, seconds) => ({ ...what, least: seconds, most: seconds, weight: 1, seconds });

/**
 * @param {{rules: Rules, strokes: string[], cap: number, single: boolean}} setting
 * @param {Place} place
 * @param {string[]} wanted strokes, the best first
 * @param {number} cap
 * @param {Phase} phase
 * @param {number} unit
 * @returns {Act | null}
 */
function chosenAct({ rules, strokes, single }, place, wanted, cap, phase, unit) {
  const stroke = wanted.find((id) => strokes.includes(id) && place.id in rules.strokes[id].on && rules.strokes[id].low <= cap);
  if (stroke === undefined) return null;
  const each = !single && !(place.beside && rules.together.includes(stroke));
  const hands = each ? 2 : 1;
  const fewest = stroke === rules.open.stroke ? rules.open.least : rules.strokes[stroke].least;
  const least = Math.ceil((Math.ceil(fewest / BEAT) * BEAT * hands) / unit) * unit;
  const most = Math.max(least, Math.floor((place.most * hands) / unit) * unit);
  const pressure = Math.min(rules.strokes[stroke].on[place.id], cap);
  return { place: place.id, stroke, pressure, phase, each, least, most, weight: place.size * hands };
}

/** @param {Parameters<typeof chosenAct>[0]} setting @param {Place} place @param {number} unit @returns {Act | null} */
function firstAct(setting, place, unit) {
  const { rules } = setting;
  const still = rules.open.stroke;
  if (place.phase !== "deepen")
    return chosenAct(setting, place, [...place.light, still], Math.min(setting.cap, rules.light), place.phase, unit);
  return chosenAct(setting, place, [...place.deep, ...place.light, still], Math.min(setting.cap, rules.first), "deepen", unit);
}

/** @param {Parameters<typeof chosenAct>[0]} setting @param {Place} place @param {number} unit @returns {Act | null} what goes deeper */
function deepAct(setting, place, unit) {
  const found = chosenAct(setting, place, place.deep, setting.cap, "deepen", unit);
  return found && found.pressure > setting.rules.light ? found : null;
}

/** Share what a place may have between its two acts. @param {Act[]} acts @param {number} unit */
function share([light, deep], unit) {
  const whole = { light: light.most, deep: deep.most };
  light.most = Math.max(light.least, Math.floor((whole.light * LIGHTER) / unit) * unit);
  deep.most = Math.max(deep.least, Math.floor((whole.deep * (1 - LIGHTER)) / unit) * unit);
  light.weight *= LIGHTER;
  deep.weight *= 1 - LIGHTER;
}

/**
 * A place that is not on the way of the long glides gets light strokes of its own where it has the time; then it may go deeper.
 * @param {Parameters<typeof chosenAct>[0]} setting
 * @param {Place} place
 * @param {Act & {seconds: number}} act
 * @param {number} unit
 * @returns {(Act & {seconds: number})[]}
 */
function begunLightly(setting, place, act, unit) {
  const light = chosenAct(setting, place, place.light, Math.min(setting.cap, setting.rules.light), "cover", unit);
  const deep = deepAct(setting, place, unit);
  if (!light || !deep || light.each !== deep.each || act.seconds < 2 * (light.least + deep.least)) return [act];
  const first = Math.round((act.seconds * LIGHTER) / unit) * unit;
  return [
    { ...light, seconds: first },
    { ...deep, seconds: act.seconds - first },
  ];
}

/**
 * Largest remainders with a least and a most: the seconds of each act, in whole units, which fill the time as far as they may.
 * @param {Act[]} acts
 * @param {number} seconds at least what all need
 * @param {number} unit
 * @returns {number[]}
 */
function apportioned(acts, seconds, unit) {
  if (acts.reduce((sum, { most }) => sum + most, 0) <= seconds) return acts.map(({ most }) => most);
  const at = (/** @type {number} */ rate) => acts.map(({ weight, least, most }) => Math.min(most, Math.max(least, weight * rate)));
  const total = (/** @type {number[]} */ shares) => shares.reduce((sum, one) => sum + one, 0);
  let [low, high] = [0, seconds];
  while (total(at(high)) < seconds) high *= 2;
  for (let i = 0; i < 60; i++) {
    const rate = (low + high) / 2;
    if (total(at(rate)) < seconds) low = rate;
    else high = rate;
  }
  // A hair less than a whole unit is the whole unit: it comes from halving, not from the weights.
  const exact = at(high).map((share) => share / unit);
  const whole = exact.map((share) => Math.floor(share + 1e-6));
  const open = exact.map((share, i) => ({ i, rest: share - whole[i] })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  const over = seconds / unit - total(whole);
  for (const { i } of open.slice(0, over)) whole[i] += 1;
  return whole.map((share) => share * unit);
}

/** @param {Act & {seconds: number}} act @param {Side | null} side the only one that is worked on @returns {Step[]} */
function stepsOf({ place, stroke, pressure, phase, each, seconds, from }, side) {
  const step = (/** @type {Side} */ on, /** @type {number} */ time) => ({
    region: place,
    side: on,
    stroke,
    seconds: time,
    pressure,
    phase,
    ...(from === undefined ? {} : { from }),
  });
  if (each && !side) return [step("left", seconds / 2), step("right", seconds / 2)];
  return [step(side ?? (place ? "both" : ""), seconds)];
}

/**
 * Balls and one's own hands: steps of the routines for oneself, from half of their time to all of it.
 * @param {Rules} rules
 * @param {Request} request
 * @param {Position} position
 * @param {Limits} limits
 * @returns {{steps: Step[], notes: Note[]} | Refusal}
 */
function alone(rules, request, position, limits) {
  const { regions, avoid, sides, tired } = request;
  const cap = Math.min(position.most, limits.most, request.pressure ?? rules.usual);
  const left = new Set([...avoid, ...limits.places]);
  const only = sides === "both" ? null : sides;
  const unit = 2 * BEAT;
  const able = position.steps.filter(
    ({ regions: own, contact, low }) =>
      !own.length ||
      (own.every((id) => !left.has(id)) &&
        low <= cap &&
        !(tired && contact === WHOLE_HAND) &&
        (!regions.length || own.some((id) => regions.includes(id)))),
  );
  const seconds = Math.min(request.minutes, limits.minutes) * MINUTE;
  // One side alone has no more than its half of a step that takes turns.
  const longest = (/** @type {OwnStep} */ step) => {
    const turns = step.sides === "each" && !only ? 2 : 1;
    return Math.floor((turns * mostOnSide(step)) / unit) * unit;
  };
  const acts = able.map((step) => ({
    place: step.regions[0] ?? "",
    stroke: "",
    pressure: step.regions.length ? Math.min(step.high, cap) : 0,
    phase: step.phase,
    each: step.sides === "each",
    least: Math.ceil(longest(step) / 2 / unit) * unit,
    most: longest(step),
    weight: longest(step),
    from: step.id,
    touches: step.regions.length > 0,
    ball: step.contact === BALL,
  }));
  // The first and the last step belong to every plan; of the others come as many as there is time for, in their order.
  let needed = acts.filter(({ touches }) => !touches).reduce((sum, { least }) => sum + least, 0);
  const chosen = acts.filter((act) => {
    if (!act.touches) return true;
    if (needed + act.least > seconds) return false;
    needed += act.least;
    return true;
  });
  if (!chosen.some(({ ball }) => ball)) return { why: "nothing-left" };
  const times = apportioned(chosen, seconds, unit);
  const steps = chosen.flatMap((act, i) => stepsOf({ ...act, seconds: times[i] }, act.each ? only : null));
  const done = new Set(chosen.map(({ place }) => place));
  const reached = new Set(position.steps.flatMap((step) => step.regions));
  const missed = regions.filter((id) => reached.has(id) && !left.has(id) && !done.has(id));
  const away = regions.filter((id) => !reached.has(id));
  const paired = only ? [...new Set(chosen.filter(({ touches, each }) => touches && !each).map(({ place }) => place))] : [];
  const named = (/** @type {string} */ id, /** @type {string[]} */ places) => (places.length ? [{ id, places }] : []);
  return { steps, notes: [...named("paired", paired), ...named("fewer", missed), ...named("not-here", away)] };
}

/** @param {OwnStep} step @returns {number} the most seconds that it has on each side; what works on both at once has all of them there */
const mostOnSide = ({ sides, seconds, longest }) => Math.min(sides === "each" ? seconds / 2 : seconds, longest ?? seconds);

/** @param {Rules} rules @param {any} found @returns {boolean} whether it is a plan that keeps to the rules */
function isPlan(rules, found) {
  if (found?.version !== VERSION || !Array.isArray(found.steps) || !Array.isArray(found.notes)) return false;
  const { request, steps, seconds } = found;
  if (!isRequest(request) || unsound(rules, request)) return false;
  if (!steps.length || steps.length > MOST_STEPS || !found.notes.every(isNote)) return false;
  const position = rules.positions[request.position];
  const own = new Map(position.steps.map((step) => [step.id, step]));
  const left = new Set(request.avoid);
  const wish = request.pressure ?? rules.usual;
  const sound = steps.every((/** @type {any} */ step) => {
    if (step?.pressure > wish || (request.sides !== "both" && !own.has(step?.from) && step?.side !== request.sides)) return false;
    if (!Number.isInteger(step?.seconds) || step.seconds <= 0 || !PHASES.includes(step.phase)) return false;
    if (!["left", "right", "both", ""].includes(step.side) || !(step.pressure >= 0 && step.pressure <= position.most)) return false;
    if (left.has(step.region) || position.without.includes(step.stroke)) return false;
    const from = own.get(step.from);
    if (from)
      return (
        step.stroke === "" && step.region === (from.regions[0] ?? "") && step.pressure <= from.high && step.seconds <= mostOnSide(from)
      );
    const on = Object.hasOwn(rules.strokes, step.stroke) ? rules.strokes[step.stroke].on : {};
    return step.from === undefined && Object.hasOwn(on, step.region) && step.pressure <= on[step.region];
  });
  const whole = steps.reduce((/** @type {number} */ sum, /** @type {Step} */ step) => sum + step.seconds, 0);
  return sound && whole === seconds && whole <= request.minutes * MINUTE;
}

/** @param {any} request @returns {boolean} */
function isRequest(request) {
  const texts = (/** @type {any} */ list) => Array.isArray(list) && list.every((one) => typeof one === "string");
  return (
    typeof request?.minutes === "number" &&
    typeof request.position === "string" &&
    typeof request.tired === "boolean" &&
    (request.pressure === null || typeof request.pressure === "number") &&
    texts(request.regions) &&
    texts(request.avoid)
  );
}

/** @param {any} note @returns {boolean} */
const isNote = (note) =>
  typeof note?.id === "string" &&
  [note.places ?? [], note.of ?? []].every((list) => Array.isArray(list) && list.every((one) => typeof one === "string"));
