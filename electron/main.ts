import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runApp } from './app.ts';

void runApp(dirname(fileURLToPath(import.meta.url)));
