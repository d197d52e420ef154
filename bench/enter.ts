/** Asks a command, and gives the answer. */
export type Post = (name: string, input: unknown) => Promise<unknown>;

/** Speaks to the kiosk's bridge as its screen does. */
export const enter = async (url: string): Promise<Post> => {
  const entered = await fetch(url, { redirect: 'manual' });
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return async (name, input) => {
    const answer = await fetch(new URL(`/api/${name}`, url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: cookie },
      body: JSON.stringify(input),
    });
    return answer.json();
  };
};
