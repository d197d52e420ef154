declare module '*.css?few';
