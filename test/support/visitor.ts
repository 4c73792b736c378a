import type { Site } from './site.ts';

/** What a page answered. */
export interface Answer {
  readonly status: number;
  readonly html: string;
  /** Path that the page sends its reader to; null if it does not. */
  readonly redirect: string | null;
}

/** A reader of the site without scripts: follows links, sends forms and files. */
export interface Visitor {
  get(path: string): Promise<Answer>;
  /** Sends a form, and follows the redirect of a successful one. */
  send(path: string, fields: Readonly<Record<string, string>>): Promise<Answer>;
  /** Sends a workbook, or the file of another field, and follows the redirect of a successful upload. */
  upload(
    path: string,
    name: string,
    bytes: Uint8Array,
    field?: string,
    fields?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  download(path: string): Promise<Uint8Array>;
}

export function visitorOf({ url }: Site): Visitor {
  const answer = async (response: Response): Promise<Answer> => ({
    status: response.status,
    html: await response.text(),
    redirect: response.headers.get('Location'),
  });
  const get = async (path: string): Promise<Answer> =>
    answer(await fetch(`${url}${path}`, { redirect: 'manual' }));
  const post = async (path: string, body: FormData | URLSearchParams): Promise<Answer> => {
    const sent = await answer(
      await fetch(`${url}${path}`, { method: 'POST', body, redirect: 'manual', headers: { Origin: url } }),
    );
    if (sent.redirect === null) return sent;
    return { ...(await get(sent.redirect)), redirect: sent.redirect };
  };
  return {
    get,
    send: (path, fields) => post(path, new URLSearchParams(fields)),
    upload: (path, name, bytes, field = 'workbook', fields = {}) => {
      const form = new FormData();
      for (const [key, value] of Object.entries(fields)) form.set(key, value);
      form.set(field, new Blob([Uint8Array.from(bytes)]), name);
      return post(path, form);
    },
    download: async (path) => new Uint8Array(await (await fetch(`${url}${path}`)).arrayBuffer()),
  };
}

/** Asks again until the page satisfies the condition; gives up after half a minute. */
export async function until(
  ask: () => Promise<Answer>,
  satisfied: (answer: Answer) => boolean,
): Promise<Answer> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const answer = await ask();
    if (satisfied(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('waited for half a minute in vain');
}
