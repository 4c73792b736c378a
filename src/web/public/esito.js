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

  /** Values to try: the answer follows what is typed or chosen, and the address with it; the focus stays. */
  explore(form) {
    const headline = document.getElementById('answer-headline');
    let asked = new AbortController();
    let timer;

    const show = (page, { typing }) => {
      for (const input of form.querySelectorAll('input')) {
        const fresh = page.getElementById(input.id);
        if (!typing) input.value = fresh.value;
        if (fresh.hasAttribute('aria-invalid')) input.setAttribute('aria-invalid', 'true');
        else input.removeAttribute('aria-invalid');
      }
      for (const fresh of page.querySelectorAll('[data-live]')) {
        swap(document.getElementById(fresh.id), fresh);
      }
      // The list of what is wrong takes the focus: only when it was asked for, not under a reader who types.
      const problems = page.getElementById('explore-problems');
      if (typing) problems.replaceChildren();
      swap(document.getElementById('explore-problems'), problems);
      swap(document.getElementById('answer'), page.getElementById('answer'));
      headline.textContent = page.getElementById('answer-headline').textContent;
    };

    const ask = async (address, { typing = false } = {}) => {
      clearTimeout(timer);
      asked.abort();
      asked = new AbortController();
      const { signal } = asked;
      document.getElementById('answer').setAttribute('aria-busy', 'true');
      const slow = setTimeout(() => {
        headline.textContent = form.dataset.busy;
      }, 800);
      try {
        const reply = await fetch(address, { signal, cache: 'no-store' });
        const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
        if (page.getElementById('answer') === null) throw new Error(reply.statusText);
        history.replaceState(null, '', address);
        show(page, { typing });
      } catch {
        if (!signal.aborted) headline.textContent = form.dataset.failed;
      } finally {
        clearTimeout(slow);
      }
    };

    const typed = () => `${location.pathname}?${new URLSearchParams(new FormData(form))}`;
    form.addEventListener('input', () => {
      clearTimeout(timer);
      asked.abort();
      timer = setTimeout(() => ask(typed(), { typing: true }), 350);
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      ask(typed());
    });
    form.addEventListener('click', (event) => {
      const link = event.target.closest('a');
      if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      ask(link.href);
    });
  },
};

/** Puts a fresh part of the page in place of an old one: what was open stays open, the focus where it was. */
function swap(old, fresh) {
  const stops = 'a, summary, [tabindex]';
  const focused = [...old.querySelectorAll(stops)].indexOf(document.activeElement);
  const open = [...old.querySelectorAll('details')].map((one) => one.open);
  for (const [at, one] of fresh.querySelectorAll('details').entries()) one.open = open[at] ?? false;
  old.replaceWith(fresh);
  start(fresh);
  if (focused >= 0) fresh.querySelectorAll(stops)[focused]?.focus({ preventScroll: true });
}

/** Starts the behaviours of a part of the page. */
function start(part) {
  for (const [name, behave] of Object.entries(behaviours)) {
    for (const element of part.querySelectorAll(`[data-${name}]`)) behave(element);
  }
}

start(document);
