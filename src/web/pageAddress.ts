import type { Route } from './route.ts';

/**
 * The address under which a page can be asked for again, with the other language for one. A form that is refused is answered under the address that it was sent to, where
 * often nothing can be asked for: then the page stands nearest above it.
 * @param address path and query as asked for
 * @param routes of the whole site
 */
export function pageAddress(method: string, address: string, routes: readonly Route[]): string {
  if (method === 'GET' || method === 'HEAD') return address;
  const [path = '', query] = address.split('?', 2);
  const parts = path.split('/').filter((part) => part !== '');
  for (let length = parts.length; length > 0; length--) {
    const above = parts.slice(0, length);
    if (!routes.some((route) => route.method === 'get' && fits(route.path, above))) continue;
    return `/${above.join('/')}${query === undefined ? '' : `?${query}`}`;
  }
  return '/';
}

function fits(pattern: string, parts: readonly string[]): boolean {
  const names = pattern.split('/').filter((name) => name !== '');
  return (
    names.length === parts.length && names.every((name, at) => name.startsWith(':') || name === parts[at])
  );
}
