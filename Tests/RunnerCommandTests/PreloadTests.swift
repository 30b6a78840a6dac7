import Foundation
import TestSupport
import Testing

/// Runs of which some calls of the system fail.
@Suite struct PreloadTests {
  /// Makes C functions that take the place of the system's into a library, and gives its path.
  private func library(of calls: String, in folder: TemporaryFolder) throws -> String {
    let source = try folder.write(Array(calls.utf8), "calls.c")
    let library = "\(folder.path)/calls.so"
    // Swift's toolchain has it, since the package has targets in C.
    let compiler = try Process.run(
      URL(fileURLWithPath: "/usr/bin/env"),
      arguments: ["clang", "-shared", "-fPIC", "-o", library, source])
    compiler.waitUntilExit()
    try #require(compiler.terminationStatus == 0)
    return library
  }

  /// A file system that has no links, as FAT and some shares.
  static let linkless = """
    #include <errno.h>
    int symlink(const char *a, const char *b) { return errno = EPERM, -1; }
    int symlinkat(const char *a, int f, const char *b) { return errno = EPERM, -1; }
    int link(const char *a, const char *b) { return errno = EPERM, -1; }
    int linkat(int f, const char *a, int g, const char *b, int o) { return errno = EPERM, -1; }
    """

  @Test func `a run needs no links`() throws {
    let folder = try TemporaryFolder()
    let library = try library(of: Self.linkless, in: folder)
    let spec = RaceTests.spec.replacing("steps: 20000", with: "steps: 20")
    _ = try folder.write(Array(spec.utf8), "s.yaml")
    for expected in [": done in ", ": already done"] {
      let run = try RunnerProcess(
        ["s.yaml"], in: folder.path, environment: ["LD_PRELOAD": library])
      #expect(run.status == 0 && run.output.contains(expected), "\(run.errors)")
    }
    let names = try FileManager.default.subpathsOfDirectory(atPath: "\(folder.path)/results/s")
    #expect(names.contains { $0.hasSuffix("/metrics.csv") })
    #expect(names.contains("latest") && !names.contains { $0.contains(".tmp-") })
  }

  /// A disk that cannot read back the state that it was given.
  static let unreadable = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <errno.h>
    #include <fcntl.h>
    #include <stdarg.h>
    #include <string.h>
    static int fails(const char *path, int flags) {
      return strstr(path, "state.safetensors") && (flags & O_ACCMODE) == O_RDONLY;
    }
    int open(const char *path, int flags, ...) {
      if (fails(path, flags)) return errno = EIO, -1;
      va_list list; va_start(list, flags); int mode = va_arg(list, int); va_end(list);
      return ((int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open"))(path, flags, mode);
    }
    int openat(int folder, const char *path, int flags, ...) {
      if (fails(path, flags)) return errno = EIO, -1;
      va_list list; va_start(list, flags); int mode = va_arg(list, int); va_end(list);
      return ((int (*)(int, const char *, int, ...))dlsym(RTLD_NEXT, "openat"))(
        folder, path, flags, mode);
    }
    """

  @Test func `a checkpoint that cannot be read is not called useless`() throws {
    let folder = try TemporaryFolder()
    let library = try library(of: Self.unreadable, in: folder)
    _ = try folder.write(Array(RaceTests.spec.utf8), "s.yaml")
    let first = try StartedRunner(["s.yaml"], in: folder.path)
    let files = RunFiles(latestOf: "s", in: "\(folder.path)/results")
    #expect(first.wait { files.bytes("checkpoint/state.safetensors") != nil })
    first.send(SIGKILL)
    #expect(first.wait() == -SIGKILL)
    let second = try RunnerProcess(
      ["s.yaml"], in: folder.path, environment: ["LD_PRELOAD": library])
    #expect(second.status == 74)
    #expect(second.errors.contains("the run can be resumed when it can be read"))
    #expect(!second.errors.contains("remove it"))
    #expect(try RunnerProcess(["s.yaml"], in: folder.path).status == 0)
  }
}
