#include "include/CImages.h"

#include <png.h>
#include <stdio.h>
#include <string.h>

// No byte of deflated data stands for more than this many (zlib's technical notes).
enum { LARGEST_EXPANSION = 1032 };

struct source {
  const uint8_t *bytes;
  size_t count;
  size_t position;
  char *message;
};

static void fail(png_structp png, png_const_charp text) {
  struct source *source = png_get_error_ptr(png);
  snprintf(source->message, IMAGE_TEXT_SIZE, "%s", text);
  png_longjmp(png, 1);
}

// What libpng warns of are chunks beside the pixels, which nobody asks for.
static void ignore(png_structp png, png_const_charp text) {
  (void)png;
  (void)text;
}

static void take(png_structp png, png_bytep target, size_t count) {
  struct source *source = png_get_io_ptr(png);
  if (count > source->count - source->position) png_error(png, "the file ends within the image");
  memcpy(target, source->bytes + source->position, count);
  source->position += count;
}

// Reads up to the pixels; asks for 1 or 3 channels of a byte.
static void open_image(png_structp png, png_infop info, struct image_facts *facts) {
  png_read_info(png, info);
  const size_t row = png_get_rowbytes(png, info);
  facts->width = png_get_image_width(png, info);
  facts->height = png_get_image_height(png, info);
  const struct source *source = png_get_io_ptr(png);
  if ((double)row * facts->height / LARGEST_EXPANSION > (double)source->count)
    png_error(png, "the file ends within the image");
  const int is_gray = (png_get_color_type(png, info) & PNG_COLOR_MASK_COLOR) == 0;
  facts->channels = is_gray ? 1 : 3;
  // Palettes become colours, and less than 8 bits become 8.
  png_set_expand(png);
  png_set_strip_16(png);
  png_set_strip_alpha(png);
}

static void decode(
  png_structp png, png_infop info, const struct image_facts *facts, uint8_t *pixels
) {
  struct image_facts found;
  open_image(png, info, &found);
  const int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  const size_t row = png_get_rowbytes(png, info);
  if (
    found.width != facts->width || found.height != facts->height
    || row != (size_t)facts->width * facts->channels)
    png_error(png, "the header is another");
  for (int pass = 0; pass < passes; pass++)
    for (size_t y = 0; y < facts->height; y++) png_read_row(png, pixels + y * row, NULL);
}

// Reads the header, and where there is room for them the pixels.
static int read_image(struct source *source, struct image_facts *facts, uint8_t *pixels) {
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, source, fail, ignore);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info) {
    png_destroy_read_struct(&png, NULL, NULL);
    snprintf(source->message, IMAGE_TEXT_SIZE, "there is no memory for the image");
    return 1;
  }
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_read_struct(&png, &info, NULL);
    return 1;
  }
  png_set_read_fn(png, source, take);
  if (pixels) {
    decode(png, info, facts, pixels);
  } else {
    open_image(png, info, facts);
  }
  png_destroy_read_struct(&png, &info, NULL);
  return 0;
}

int png_image_facts(const uint8_t *bytes, size_t count, struct image_facts *facts, char *message) {
  struct source source = {bytes, count, 0, message};
  return read_image(&source, facts, NULL);
}

int png_image_pixels(
  const uint8_t *bytes, size_t count, const struct image_facts *facts, uint8_t *pixels, char *message
) {
  struct source source = {bytes, count, 0, message};
  struct image_facts copy = *facts;
  return read_image(&source, &copy, pixels);
}
