/*
 * Small comforts for readers with JavaScript; every page works without. A behaviour is bound to a data-
 * attribute of the same name: <button data-print> starts behaviours.print(button).
 */
const behaviours = {
  /** An error summary is read out and seen first. */
  focus(summary) {
    summary.focus();
  },

  /** A print button, hidden where it could do nothing. */
  print(button) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  },

  /** A scroll wrapper needs a stop for the keyboard only where there is something to scroll. */
  scroll(wrapper) {
    const update = () => {
      if (wrapper.scrollWidth > wrapper.clientWidth) wrapper.tabIndex = 0;
      else wrapper.removeAttribute('tabindex');
    };
    update();
    new ResizeObserver(update).observe(wrapper);
  },

  /** A running evaluation: its progress as it moves, its result as soon as it is there. */
  progress(run) {
    const sentence = run.querySelector('[data-said="sentence"]');
    const text = run.querySelector('[data-said="text"]');
    const bar = run.querySelector('progress');
    const ask = async () => {
      try {
        const answer = await fetch(run.dataset.progress, { cache: 'no-store' });
        if (!answer.ok) throw new Error(answer.statusText);
        const now = await answer.json();
        if (!now.underWay) {
          location.reload();
          return;
        }
        bar.value = now.progress;
        text.textContent = now.text;
        // Read out by screen readers: touched only when it changes.
        if (sentence.textContent !== now.sentence) sentence.textContent = now.sentence;
        setTimeout(ask, 300);
      } catch {
        // The service may be restarting: ask again, but less often.
        setTimeout(ask, 3000);
      }
    };
    setTimeout(ask, 300);
  },
};

for (const [name, start] of Object.entries(behaviours)) {
  for (const element of document.querySelectorAll(`[data-${name}]`)) start(element);
}
