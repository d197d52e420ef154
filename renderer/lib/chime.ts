/** Two soft notes, under a second: the warning can be heard by who looks elsewhere (A17). Silent where the shell forbids sound. */
export const chime = (): void => {
  try {
    const context = new AudioContext();
    [523.25, 659.25].forEach((frequency, index) => {
      const at = context.currentTime + index * 0.22;
      const oscillator = new OscillatorNode(context, { frequency });
      const gain = new GainNode(context, { gain: 0 });
      gain.gain.linearRampToValueAtTime(0.12, at + 0.03);
      gain.gain.exponentialRampToValueAtTime(0.001, at + 0.4);
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(at);
      oscillator.stop(at + 0.45);
    });
    setTimeout(() => void context.close(), 1200);
  } catch {
    // No sound card: the warning is on the screen.
  }
};
