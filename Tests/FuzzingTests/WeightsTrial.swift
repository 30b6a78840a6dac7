@testable import Weights

/// Files of tensors, as bytes in memory.
enum WeightsTrial {
  static func run(_ bytes: [UInt8]) -> Bool {
    do throws(WeightsError) {
      let file = try SafetensorsFile(bytes: bytes, file: "f")
      // What was read is written and read again the same; as bytes, since NaN is not itself.
      let written = file.encoded()
      let again = try SafetensorsFile(bytes: written, file: "f")
      precondition(again.encoded() == written, "a file that does not survive being written")
      return true
    } catch {
      FuzzTarget.check(error.message)
      return false
    }
  }
}
