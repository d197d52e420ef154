/** The two channels between the window and the kiosk; nothing else is spoken. */
export const invokeChannel = 'sportello:invoke';
export const eventChannel = 'sportello:event';

/** Where the screens live: a standard, secure origin of their own, so that `'self'` in the policy means them alone. */
export const uiScheme = 'sportello';
export const uiOrigin = `${uiScheme}://ui`;
