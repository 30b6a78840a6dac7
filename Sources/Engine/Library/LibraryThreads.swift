import COneDNN

/// How many threads oneDNN's loops take.
struct LibraryThreads {
  let count: Int

  /// Sets the number for primitives that this thread compiles or executes from now on.
  func use() {
    omp_set_dynamic(0)
    omp_set_num_threads(Int32(clamping: count))
  }
}
