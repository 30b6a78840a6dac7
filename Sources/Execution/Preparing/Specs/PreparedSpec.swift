/// What a spec asks for, once it was read and checked.
package enum PreparedSpec {
  /// One run.
  case run(PreparedRun)
  /// A sweep over many.
  case sweep(PreparedSweep)
}
