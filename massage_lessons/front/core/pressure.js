// Force and area: how a weight comes to a pressure. A model of the course's own, with the force spread evenly over a round contact.

/** Centimetres across what every pressure is compared with: a palm with one kilogram on it. */
const PALM = 6;

/** @param {number} kilograms @param {number} across the contact, in centimetres @returns {number} times the pressure of one kilogram on a palm */
export function times(kilograms, across) {
  return kilograms * (PALM / across) ** 2;
}

/** @param {number} count @returns {[number, number][]} so many places spread evenly over a circle of radius 1 */
export function spread(count) {
  const turn = Math.PI * (3 - Math.sqrt(5));
  return Array.from({ length: count }, (_, i) => {
    const away = Math.sqrt((i + 0.5) / count);
    return [away * Math.cos(i * turn), away * Math.sin(i * turn)];
  });
}
