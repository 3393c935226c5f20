// Runs in the page under test: times one click from its pointer event to the changed page, and to the frame that shows it.
// `window.__probe.watch(selector)` counts changes below an element; canvases count by their drawing calls.
(() => {
  const probe = { start: 0, handled: 0, painted: 0, armed: false };

  const done = () => {
    if (!probe.armed) return;
    probe.armed = false;
    probe.handled = performance.now();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { probe.painted = performance.now(); };
      channel.port2.postMessage(null);
    });
  };

  addEventListener("click", (event) => {
    probe.start = event.timeStamp;
    probe.handled = probe.painted = 0;
    probe.armed = true;
  }, { capture: true });

  probe.watch = (selector) => {
    const options = { subtree: true, childList: true, attributes: true, characterData: true };
    new MutationObserver(done).observe(document.querySelector(selector), options);
  };

  // ipympl shows a new state by drawing an image on its canvas, which no observer of the page sees.
  const draw = CanvasRenderingContext2D.prototype.drawImage;
  probe.watchCanvas = () => {
    CanvasRenderingContext2D.prototype.drawImage = function drawImage(...parts) {
      draw.apply(this, parts);
      done();
    };
  };

  probe.ready = () => probe.painted > 0;
  probe.times = () => [probe.handled - probe.start, probe.painted - probe.start];
  window.__probe = probe;
})();
