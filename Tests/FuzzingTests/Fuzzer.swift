import Foundation

/// The driver of libFuzzer, which makes inputs up and runs a function on each.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The program `fuzz`: feeds one target, which the variable `FUZZ_TARGET` names.
///
/// All of its arguments are libFuzzer's. Without a target it lists those that there are, each with
/// the longest input that it is given.
@main
enum Fuzzer {
  private static let target = ProcessInfo.processInfo.environment["FUZZ_TARGET"]
    .flatMap(FuzzTarget.init)

  static func main() {
    guard target != nil else {
      let names = FuzzTarget.allCases.map { "\($0.rawValue) \($0.longest)" }
      print(names.joined(separator: "\n"))
      exit(64)
    }
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    let status = runDriver(&count, &arguments) { bytes, count in
      Fuzzer.target?.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
      return 0
    }
    exit(status)
  }
}
