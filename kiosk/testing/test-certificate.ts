/** A certificate for localhost that signs itself, as a town's own authority would; made for tests, good until 2126, worth nothing. */
export const testCertificate = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBqDCCAU2gAwIBAgIUJ6wuCjfAE1jpsrvGJOifiex3XpIwCgYIKoZIzj0EAwIw
GjEYMBYGA1UEAwwPU3BvcnRlbGxvIHRlc3RzMCAXDTI2MTEyODAyMTE0NVoYDzIx
MjYxMTA0MDIxMTQ1WjAaMRgwFgYDVQQDDA9TcG9ydGVsbG8gdGVzdHMwWTATBgcq
hkjOPQIBBggqhkjOPQMBBwNCAARhOWr05c1/BqZyM9AQNLg0uunZifisK7vlDj0b
/HKmCwzc1P2FC+6y35qGZnF77fvvqZ4SunJwTXVWmsYwHOZ6o28wbTAdBgNVHQ4E
FgQUJC5dlsHmCgMbsNwaTaVvrFc094owHwYDVR0jBBgwFoAUJC5dlsHmCgMbsNwa
TaVvrFc094owDwYDVR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SH
BH8AAAEwCgYIKoZIzj0EAwIDSQAwRgIhAMmCShe4RLQWdLtU8vWkW+dSxfDtt2zs
R31SH3xPb8GRAiEAvQUsVf3f9ajLrPh2CSCMZtcmgaau6oYifyY9c7/5xiA=
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg8Z1FkmqhzMBi22iu
jmRlhkjYKCoMuSY18ixzQmAqU8ehRANCAARhOWr05c1/BqZyM9AQNLg0uunZifis
K7vlDj0b/HKmCwzc1P2FC+6y35qGZnF77fvvqZ4SunJwTXVWmsYwHOZ6
-----END PRIVATE KEY-----
`,
};
