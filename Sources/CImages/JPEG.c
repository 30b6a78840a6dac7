#include "include/CImages.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

// A block of 64 pixels takes a bit at least, where Huffman codes are used.
enum { MOST_PIXELS_PER_BYTE = 512 };

// A small file can have scans without end, each of which costs as much as the image.
enum { MOST_SCANS = 500 };

struct failure {
  struct jpeg_error_mgr base;
  jmp_buf place;
  char *message;
  char *warning;
};

static void refuse(struct failure *failure, const char *text) {
  snprintf(failure->message, IMAGE_TEXT_SIZE, "%s", text);
  longjmp(failure->place, 1);
}

static void fail(j_common_ptr image) {
  struct failure *failure = (struct failure *)image->err;
  char text[JMSG_LENGTH_MAX];
  image->err->format_message(image, text);
  refuse(failure, text);
}

// Below 0 the message is a warning: the data are spoiled, or end before the image does.
static void note(j_common_ptr image, int level) {
  if (level >= 0) return;
  struct failure *failure = (struct failure *)image->err;
  if (image->err->msg_code == JWRN_JPEG_EOF) refuse(failure, "the file ends within the image");
  if (image->err->num_warnings++ > 0 || !failure->warning) return;
  char text[JMSG_LENGTH_MAX];
  image->err->format_message(image, text);
  snprintf(failure->warning, IMAGE_TEXT_SIZE, "%s", text);
}

static void print_nothing(j_common_ptr image) { (void)image; }

static void watch(j_common_ptr image) {
  if (((j_decompress_ptr)image)->input_scan_number > MOST_SCANS)
    refuse((struct failure *)image->err, "the image has more than 500 scans");
}

static void open_image(struct jpeg_decompress_struct *image, size_t count, struct image_facts *facts) {
  struct failure *failure = (struct failure *)image->err;
  jpeg_read_header(image, TRUE);
  facts->width = image->image_width;
  facts->height = image->image_height;
  const double pixels = (double)image->image_width * image->image_height;
  if (!image->arith_code && pixels / MOST_PIXELS_PER_BYTE > (double)count)
    refuse(failure, "the file ends within the image");
  switch (image->num_components) {
  case 1:
    facts->channels = 1;
    image->out_color_space = JCS_GRAYSCALE;
    break;
  case 3:
    facts->channels = 3;
    image->out_color_space = JCS_RGB;
    break;
  case 4:
    facts->channels = 3;
    image->out_color_space = JCS_CMYK;
    break;
  default: refuse(failure, "the image has neither 1, 3 nor 4 components");
  }
}

// a × b / 255, to the nearest number.
static int product(int a, int b) {
  const int scaled = a * b + 128;
  return ((scaled >> 8) + scaled) >> 8;
}

// Inks as Adobe stores them, 255 being none, as red, green and blue.
static void convert_inks(const uint8_t *inks, uint8_t *pixels, size_t width) {
  for (size_t x = 0; x < width; x++, inks += 4, pixels += 3)
    for (int channel = 0; channel < 3; channel++) {
      const int light = inks[3] - product(255 - inks[channel], inks[3]);
      pixels[channel] = light < 0 ? 0 : (uint8_t)light;
    }
}

static void decode(
  struct jpeg_decompress_struct *image, size_t count, const struct image_facts *facts, uint8_t *pixels
) {
  struct image_facts found;
  open_image(image, count, &found);
  if (
    found.width != facts->width || found.height != facts->height
    || found.channels != facts->channels)
    refuse((struct failure *)image->err, "the header is another");
  jpeg_start_decompress(image);
  const size_t row = (size_t)facts->width * facts->channels;
  const int is_ink = image->out_color_space == JCS_CMYK;
  JSAMPARRAY inks = NULL;
  if (is_ink)
    inks = image->mem->alloc_sarray((j_common_ptr)image, JPOOL_IMAGE, facts->width * 4, 1);
  while (image->output_scanline < image->output_height) {
    uint8_t *target = pixels + image->output_scanline * row;
    JSAMPROW line = is_ink ? inks[0] : target;
    if (jpeg_read_scanlines(image, &line, 1) != 1) continue;
    if (is_ink) convert_inks(inks[0], target, facts->width);
  }
  jpeg_finish_decompress(image);
}

// Reads the header, and where there is room for them the pixels.
static int read_image(
  const uint8_t *bytes, size_t count, struct image_facts *facts, uint8_t *pixels, char *message,
  char *warning
) {
  struct jpeg_decompress_struct image;
  struct failure failure;
  struct jpeg_progress_mgr progress;
  memset(&image, 0, sizeof image);
  memset(&progress, 0, sizeof progress);
  image.err = jpeg_std_error(&failure.base);
  failure.base.error_exit = fail;
  failure.base.emit_message = note;
  failure.base.output_message = print_nothing;
  failure.message = message;
  failure.warning = warning;
  if (setjmp(failure.place)) {
    jpeg_destroy_decompress(&image);
    return 1;
  }
  jpeg_create_decompress(&image);
  progress.progress_monitor = watch;
  image.progress = &progress;
  jpeg_mem_src(&image, bytes, count);
  if (pixels) {
    decode(&image, count, facts, pixels);
  } else {
    open_image(&image, count, facts);
  }
  jpeg_destroy_decompress(&image);
  return 0;
}

int jpeg_image_facts(const uint8_t *bytes, size_t count, struct image_facts *facts, char *message) {
  return read_image(bytes, count, facts, NULL, message, NULL);
}

int jpeg_image_pixels(
  const uint8_t *bytes, size_t count, const struct image_facts *facts, uint8_t *pixels, char *message,
  char *warning
) {
  struct image_facts copy = *facts;
  return read_image(bytes, count, &copy, pixels, message, warning);
}
