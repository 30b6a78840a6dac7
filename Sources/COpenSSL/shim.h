// The functions of one hash are small; the general interface drags all of OpenSSL in.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
