import { showHome } from './home/showHome.ts';
import type { Route } from './route.ts';

/** Every address of the site, flat: read this list and know the product. */
export const routes: readonly Route[] = [showHome];
