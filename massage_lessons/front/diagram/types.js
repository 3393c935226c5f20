// The shapes of what the diagram is made of.

/**
 * @typedef {{text: string, sources: string[], basis: string}} Statement
 * @typedef {Statement & {label?: string, links?: string[]}} Item
 * @typedef {{id: string, title: string, tone: string, items: Item[]}} Section
 * @typedef {{kind: string, layer: string, sides: string, group: string, name: string, english: string, latin: string | null,
 *   say: string | null, also: string[], summary: Statement, card: Section[]}} Entry
 * @typedef {{id: string, name: string, short: string, hint: string, kinds: string[]}} Layer
 * @typedef {{short: string, title: string, year: number | null, url: string | null, verified: string}} Source
 * @typedef {{names: string[], text: string, places: string[]}} Topic what somebody may search for that is no place
 * @typedef {import("../core/stroke.js").Stroke & {told: Record<string, Item[]>}} Stroke
 * @typedef {{svg: string, frame: {width: number, height: number, midline: number}, layers: Layer[], groups: string[],
 *   tones: {id: string, name: string}[], entries: Record<string, Entry>, strokes: Record<string, Stroke>,
 *   sources: Record<string, Source>, notice: string,
 *   topics: Topic[], words: {bases: Record<string, string>, checked: Record<string, string>}}} Payload
 * @typedef {{get: (key: string) => any, set: (key: string, value: any) => void, on: (key: string, handler: () => void) => () => void}} Host
 * @typedef {{id: string, base: string, side: string, entry: Entry, name: string}} Place
 * @typedef {{place: Place, node: SVGElement, dot: SVGElement | null, d: string, x: number, y: number}} Hit
 */

/**
 * @typedef {object} Diagram what the parts of one diagram share
 * @property {Payload} payload
 * @property {Host} host
 * @property {AbortSignal} signal ends it
 * @property {import("./frame.js").Frame} frame its elements
 * @property {Map<string, Hit>} hits the shapes that answer, by place
 * @property {() => Hit[]} answering those of the layer and the side that are on show
 * @property {(place: Place) => HTMLElement} cardOf
 * @property {(id: string | null) => void} select
 * @property {(base: string) => void} selectBoth choose a place without its side
 * @property {(id: string) => void} toggle choose a place, or nothing where it is chosen
 * @property {() => Place | null} chosen without its side where both are
 * @property {() => string[]} chosenIds
 * @property {() => void} read bring the card before the reader
 * @property {() => void} leave close the open menu, or else the card
 *
 * @typedef {{keys: string[], show: (key?: string) => void}} View shows what it makes of the state whenever one of these keys changes
 */

export {};
