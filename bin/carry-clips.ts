import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

/** Where a source catalogue keeps its clips, and their kinds. */
const clipsIn = (source: string): string => join(source, 'media', 'speech');
const isClip = (name: string): boolean => /\.(?:wav|opus|ogg)$/.test(name);

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder).filter(isClip);
  } catch {
    return [];
  }
};

/** Brings a source folder's clips to where the kiosk looks for them: beside the compiled catalogue. What is there already stays. */
export const carryClips = (source: string, dataDir: string): void => {
  const [from, to] = [clipsIn(source), join(dataDir, 'source', 'speech')];
  const names = namesIn(from);
  for (const name of namesIn(to)) if (!names.includes(name)) rmSync(join(to, name), { force: true });
  if (names.length > 0) mkdirSync(to, { recursive: true });
  for (const name of names) {
    const [written, there] = [
      statSync(join(from, name)),
      statSync(join(to, name), { throwIfNoEntry: false }),
    ];
    if (there?.size === written.size && there.mtimeMs === written.mtimeMs) continue;
    copyFileSync(join(from, name), join(to, name));
    utimesSync(join(to, name), written.atime, written.mtime);
  }
};
