#pragma once

// The target has one function, which takes the place of the C library's: `getenv`.
