import Foundation
import TestSupport
import Testing

/// A file system that has no links, as FAT and some shares.
@Suite struct LinklessTests {
  /// Takes the place of the system's calls.
  static let calls = """
    #include <errno.h>
    int symlink(const char *a, const char *b) { return errno = EPERM, -1; }
    int symlinkat(const char *a, int f, const char *b) { return errno = EPERM, -1; }
    int link(const char *a, const char *b) { return errno = EPERM, -1; }
    int linkat(int f, const char *a, int g, const char *b, int o) { return errno = EPERM, -1; }
    """

  @Test func `a run needs no links: the newest is not linked to`() throws {
    let folder = try TemporaryFolder()
    let source = try folder.write(Array(Self.calls.utf8), "calls.c")
    let library = "\(folder.path)/calls.so"
    // Swift's toolchain has it, since the package has targets in C.
    let compiler = try Process.run(
      URL(fileURLWithPath: "/usr/bin/env"),
      arguments: ["clang", "-shared", "-fPIC", "-o", library, source])
    compiler.waitUntilExit()
    try #require(compiler.terminationStatus == 0)
    let spec = RaceTests.spec.replacing("steps: 20000", with: "steps: 20")
    _ = try folder.write(Array(spec.utf8), "s.yaml")
    for expected in [": done in ", ": already done"] {
      let run = try RunnerProcess(
        ["s.yaml"], in: folder.path, environment: ["LD_PRELOAD": library])
      #expect(run.status == 0 && run.output.contains(expected), "\(run.errors)")
    }
    let names = try FileManager.default.subpathsOfDirectory(atPath: "\(folder.path)/results/s")
    #expect(names.contains { $0.hasSuffix("/metrics.csv") })
    #expect(!names.contains { $0.contains("latest") || $0.contains(".tmp-") })
  }
}
