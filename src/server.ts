import { serve } from './commandLine/serve.ts';
import { readConfig } from './config.ts';

await serve(readConfig());
