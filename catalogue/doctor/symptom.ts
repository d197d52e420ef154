/** What to write into the configuration of the two servers that towns have. */
export type Advice = { nginx: string; apache: string };

/** One thing that was looked at. */
export type Symptom = {
  /** What was looked at, in a word or two. */
  check: string;
  level: 'ok' | 'warning' | 'error';
  message: string;
  advice?: Advice;
};

export const well = (check: string, message: string): Symptom => ({ check, level: 'ok', message });
export const warn = (check: string, message: string, advice?: Advice): Symptom => ({
  check,
  level: 'warning',
  message,
  ...(advice === undefined ? {} : { advice }),
});
export const ill = (check: string, message: string, advice?: Advice): Symptom => ({
  ...warn(check, message, advice),
  level: 'error',
});

const never = 'no-cache';
const always = 'public, max-age=31536000, immutable';

export const advice = {
  missing: {
    nginx: 'location / { try_files $uri $uri/ =404; }  (no "=200", no "/index.html", no error_page 404 =200)',
    apache: 'FallbackResource disabled  (and no ErrorDocument 404 with an https:// address)',
  },
  forbidden: {
    nginx: 'location / { allow all; }  and files that the server may read: chmod -R a+rX',
    apache: 'Require all granted  and files that the server may read: chmod -R a+rX',
  },
  redirect: {
    nginx: 'give kiosks the address that is answered without "return 301"',
    apache: 'give kiosks the address that is answered without "Redirect"',
  },
  fresh: {
    nginx: `location ~ ^/(today/)?metadata/timestamp\\.json$ { add_header Cache-Control "${never}"; }`,
    apache: `<Files "timestamp.json">  Header set Cache-Control "${never}"  </Files>`,
  },
  fixed: {
    nginx: `location ~ ^/(shards|targets|pages)/ { add_header Cache-Control "${always}"; }`,
    apache: `<LocationMatch "^/(shards|targets|pages)/">  Header set Cache-Control "${always}"  </LocationMatch>`,
  },
  ranges: {
    nginx: 'serve the files from the disk (root), or set "proxy_force_ranges on"',
    apache: 'remove "MaxRanges none" and "Header unset Accept-Ranges"',
  },
  compressed: {
    nginx:
      'gzip_types must not list application/zstd, application/gzip or application/octet-stream; gzip off for shards/',
    apache: 'SetEnvIf Request_URI "^/(shards|targets|pages|metadata)/" no-gzip no-brotli',
  },
  changed: {
    nginx: 'no sub_filter, and upload the files again (rsync --checksum, binary mode)',
    apache: 'no mod_substitute, and upload the files again (rsync --checksum, binary mode)',
  },
  lengths: {
    nginx: 'serve the files from the disk (root); gzip off for shards/',
    apache: 'serve the files from the disk; no output filter for shards/',
  },
  tls: {
    nginx: 'listen 443 ssl; ssl_certificate FULL-CHAIN.pem; ssl_certificate_key KEY.pem;',
    apache: 'SSLEngine on  SSLCertificateFile FULL-CHAIN.pem  SSLCertificateKeyFile KEY.pem',
  },
  page: {
    nginx:
      'include mime.types;  and  location ~ ^/(t|desk)/(?!assets/) { add_header Cache-Control "no-cache"; }',
    apache:
      'TypesConfig /etc/mime.types  and  <LocationMatch "^/(t|desk)/(?!assets/)">  Header set Cache-Control "no-cache"  </LocationMatch>',
  },
} as const satisfies Record<string, Advice>;
