// Runs in the page under test: times one click from its pointer event to the changed page, and to the frame that shows it.
(() => {
  const probe = { start: 0, handled: 0, painted: 0, armed: false };

  const changed = () => {
    if (!probe.armed) return;
    probe.armed = false;
    probe.handled = performance.now();
    requestAnimationFrame(() => {
      // A message comes after the frame that this callback belongs to.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { probe.painted = performance.now(); };
      channel.port2.postMessage(null);
    });
  };

  probe.listen = (type) => addEventListener(type, (event) => {
    Object.assign(probe, { start: event.timeStamp, handled: 0, painted: 0, armed: true });
  }, { capture: true });

  probe.watch = (selector) => new MutationObserver(changed).observe(document.querySelector(selector), { subtree: true, childList: true, attributes: true, characterData: true });

  // ipympl shows a new state by drawing an image on its canvas, which no observer of the page sees.
  probe.watchCanvas = () => {
    const draw = CanvasRenderingContext2D.prototype.drawImage;
    CanvasRenderingContext2D.prototype.drawImage = function drawImage(...parts) {
      draw.apply(this, parts);
      changed();
    };
  };

  probe.ready = () => probe.painted > 0;
  probe.times = () => [probe.handled - probe.start, probe.painted - probe.start];
  window.probe = probe;
})();
