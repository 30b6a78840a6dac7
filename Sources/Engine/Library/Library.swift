import COneDNN

/// The process' oneDNN engine, started when the first plan asks for it.
///
/// An engine is immutable once made and oneDNN allows its use from any thread, hence unchecked.
final class Library: @unchecked Sendable {
  /// The engine, or nil where oneDNN refused to start one.
  private static let shared = Library()

  let engine: dnnl_engine_t

  private init?() {
    Self.ignoreEnvironment()
    var engine: dnnl_engine_t?
    guard dnnl_engine_create(&engine, dnnl_cpu, 0) == dnnl_success, let engine else { return nil }
    self.engine = engine
  }

  /// Keeps variables of the environment from making oneDNN print on standard output, write files, or
  /// compute in another precision.
  private static func ignoreEnvironment() {
    dnnl_set_verbose(0)
    dnnl_set_jit_dump(0)
    dnnl_set_jit_profiling_flags(0)
    dnnl_set_default_fpmath_mode(dnnl_fpmath_mode_strict)
  }

  /// Starts the engine, or finds it started.
  static func open() throws(EngineError) -> Library {
    guard let shared else { throw EngineError("oneDNN cannot start on this machine") }
    return shared
  }

  /// Turns a status of the library's into an error.
  static func check(_ status: dnnl_status_t, _ action: String) throws(EngineError) {
    guard status == dnnl_success else {
      let reason = dnnl_status2str(status).map { String(cString: $0) } ?? "unknown"
      throw EngineError(
        "oneDNN cannot \(action): \(reason)", isRefusal: status == dnnl_out_of_memory)
    }
  }
}
