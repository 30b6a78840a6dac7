#ifndef CIMAGES_H
#define CIMAGES_H

#include <stddef.h>
#include <stdint.h>

// Images in memory, decoded by libpng and libjpeg.
//
// Both report mistakes by longjmp, which must not leave a function of Swift: it stays in here. All functions
// return 0, or 1 after writing what is wrong to `message`, a text of at most IMAGE_TEXT_SIZE bytes.

enum { IMAGE_TEXT_SIZE = 256 };

// What an image's header says. Pixels have 1 channel (gray) or 3 (red, green, blue).
struct image_facts {
  uint32_t width;
  uint32_t height;
  uint32_t channels;
};

// Reads the header of a PNG image.
int png_image_facts(const uint8_t *bytes, size_t count, struct image_facts *facts, char *message);

// Decodes a PNG image of these facts into `[height, width, channels]` bytes: the upper byte of 16-bit numbers,
// the colours of a palette; transparency is left out.
int png_image_pixels(
  const uint8_t *bytes, size_t count, const struct image_facts *facts, uint8_t *pixels, char *message);

// Reads the header of a JPEG image.
int jpeg_image_facts(const uint8_t *bytes, size_t count, struct image_facts *facts, char *message);

// Decodes a JPEG image of these facts likewise; CMYK is taken as Adobe stores it, inverted. What is odd, but no
// reason to refuse the image, is written to `warning`, a text of the same size, which is else left as it is.
int jpeg_image_pixels(
  const uint8_t *bytes, size_t count, const struct image_facts *facts, uint8_t *pixels, char *message,
  char *warning);

#endif
