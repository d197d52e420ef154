import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { espeakArguments } from '../core/speech/voices.ts';
import { enter } from './enter.ts';
import { withFolder } from './folder.ts';
import { startKiosk } from './kiosk.ts';
import { compare, median, rounds } from './pairs.ts';
import { milliseconds, type Bench, type Row } from './row.ts';

const plan = { rounds: 5, pairs: 12, warmUp: 4 };
/** As long as what is spoken most: a heading with its instruction. */
const phrase = 'Di che cosa hai bisogno? Cerca con parole tue, o scegli uno di questi bisogni.';

/** The plainest way to the same sound: the program alone, until its last byte. */
const bare = async (): Promise<number> => {
  const start = performance.now();
  const child = spawn('espeak-ng', espeakArguments('it'), { stdio: ['pipe', 'pipe', 'ignore'] });
  let length = 0;
  child.stdout.on('data', (chunk: Buffer) => (length += chunk.length));
  child.stdin.end(phrase);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0 || length === 0) throw new Error('espeak-ng says nothing: apt-get install espeak-ng');
  return performance.now() - start;
};

/** A phrase as the screen gets it, until its bytes can be played, against a call of espeak-ng. */
const measure = (): Promise<Row[]> =>
  withFolder(async (folder) => {
    const kiosk = await startKiosk(folder);
    try {
      const post = await enter(kiosk.url);
      const ours = async (): Promise<number> => {
        const start = performance.now();
        const answer = (await post('speak', { lang: 'it', text: phrase })) as { value?: { audio?: string } };
        const sound = Buffer.from(answer.value?.audio ?? '', 'base64');
        if (sound.length === 0) throw new Error('the kiosk says nothing');
        return performance.now() - start;
      };
      const compared = await compare(ours, bare, plan);
      const [one, other] = [median(compared.ours), median(compared.bare)].map(milliseconds);
      return [
        {
          name: 'speech: a phrase until it can be played / espeak-ng alone',
          ratio: compared.ratio,
          limit: 1.5,
          note: `${one} against ${other}; ${rounds(compared)}`,
        },
      ];
    } finally {
      await kiosk.close();
    }
  });

export const speechBench: Bench = { name: 'speech', measure };
