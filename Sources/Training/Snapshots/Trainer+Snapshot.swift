public import Declarations
import Engine
import Networks
import Optimizers
import Schedules

extension Trainer {
  /// The number of updates done.
  public var step: Int { state.step }

  /// What the run carries from the last update to the next one, to be saved.
  public var snapshot: TrainingSnapshot {
    let moment = momentarySnapshot
    return TrainingSnapshot(
      counters: moment.counters,
      arrays: moment.arrays.map {
        TrainingSnapshot.Array(name: $0.name, shape: $0.shape, values: $0.values)
      })
  }

  /// The same without copies, to be saved at once: its arrays are read from the run when they are asked
  /// for, one after the other, and it must be gone before the next update.
  package var momentarySnapshot: TrainingSnapshot { momentarySnapshot(of: carried) }

  /// The same of what is carried at this moment, or was before the end of the run was noted.
  func momentarySnapshot(of carried: CarriedState) -> TrainingSnapshot {
    let store = model.store
    var arrays = store.parameters.enumerated().map { index, parameter in
      TrainingSnapshot.Array(parameter, prefix: SnapshotArrays.model) {
        store.plainValues(of: index)
      }
    }
    arrays += store.buffers.enumerated().map { index, buffer in
      TrainingSnapshot.Array(buffer, prefix: SnapshotArrays.model) { store.bufferValues(of: index) }
    }
    let progress = optimizer.state
    for buffer in progress.buffers {
      arrays += twins(
        buffer.values, prefix: "optimizer/\(buffer.name)/", except: optimizer.frozen)
    }
    if let averages = averages?.state { arrays += twins(averages, prefix: "average/") }
    if let best = carried.best, !best.values.isEmpty {
      arrays += twins(best.values, prefix: "best/")
      arrays += zip(store.buffers, best.buffers).map { buffer, values in
        TrainingSnapshot.Array(buffer, prefix: "best/") { values }
      }
    }
    return TrainingSnapshot(
      counters: TrainingSnapshot.Counters(
        run: carried.run, watch: carried.watch, groups: progress.groups,
        plateau: carried.plateau, range: carried.range, measures: carried.measures.state),
      arrays: arrays)
  }

  /// Resumes what another trainer of the same settings has saved, as if it had been this one.
  ///
  /// - Throws: `ArgumentError` for a snapshot of other settings; the trainer is then of no use.
  public func restore(_ snapshot: TrainingSnapshot) throws(ArgumentError) {
    try restore(snapshot, isGoingOn: false)
  }

  /// Resumes a snapshot, which may be of a run with another schedule.
  func restore(_ snapshot: TrainingSnapshot, isGoingOn: Bool) throws(ArgumentError) {
    var arrays = SnapshotArrays(snapshot)
    let store = model.store
    let prefix = arrays.modelPrefix(of: store.parameters + store.buffers)
    for (index, parameter) in store.parameters.enumerated() {
      store.setPlainValues(try arrays.take(parameter, prefix: prefix), of: index)
    }
    for (index, buffer) in store.buffers.enumerated() {
      store.setBufferValues(try arrays.take(buffer, prefix: prefix), of: index)
    }
    try restoreOptimizer(snapshot.counters.groups, &arrays)
    if averages != nil, arrays.holds(prefix: "average/") {
      averages?.state = try twin(prefix: "average/", &arrays)
    }
    if best != nil, arrays.holds(prefix: "best/") {
      best?.values = try twin(prefix: "best/", &arrays)
      var buffers: [[Float]] = []
      for buffer in store.buffers { buffers.append(try arrays.take(buffer, prefix: "best/")) }
      best?.buffers = buffers
    }
    try arrays.finish()
    guard (0...steps).contains(snapshot.counters.step) else {
      throw ArgumentError.unfit("it was made after more updates than the run has")
    }
    let metrics = evaluator == nil ? nil : settings.metrics
    let mistake = snapshot.counters.mistake(
      metrics: metrics, trainMetrics: settings.trainMetrics)
    if let mistake {
      throw ArgumentError.unfit(mistake)
    }
    guard measures.restore(snapshot.counters.measures, width: model.network.output.count) else {
      throw ArgumentError.unfit("it has gathered other sums for training metrics")
    }
    try restorePlateau(snapshot.counters.plateau, isGoingOn: isGoingOn)
    state = snapshot.counters.run
    watch.state = snapshot.counters.watch
    if let saved = snapshot.counters.range { range?.state = saved }
  }

  private func restorePlateau(
    _ saved: PlateauWatch.State?, isGoingOn: Bool
  ) throws(ArgumentError) {
    guard let current = plateau?.state, saved != nil || !isGoingOn else { return }
    guard let saved,
      saved.plateau.learningRates.count == current.plateau.learningRates.count
    else { throw ArgumentError.unfit("its learning rates are of other settings") }
    plateau?.state = saved
  }

  private func restoreOptimizer(
    _ groups: [GroupProgress], _ arrays: inout SnapshotArrays
  ) throws(ArgumentError) {
    var buffers: [OptimizerState.Buffer] = []
    for name in optimizer.bufferNames where arrays.holds(prefix: "optimizer/\(name)/") {
      let values = try twin(
        prefix: "optimizer/\(name)/", &arrays, except: optimizer.frozen)
      buffers.append(OptimizerState.Buffer(name: name, values: values))
    }
    let saved = OptimizerState(buffers: buffers, groups: groups)
    guard optimizer.accepts(saved) else {
      throw ArgumentError.unfit("it is of an optimizer with other groups")
    }
    optimizer.state = saved
  }

  /// The arrays of a twin of the store's flat buffer, but for those of some parameters.
  private func twins(
    _ twin: [Float], prefix: String, except frozen: Set<Int> = []
  ) -> [TrainingSnapshot.Array] {
    let store = model.store
    return store.parameters.enumerated().filter { !frozen.contains($0.offset) }.map {
      index, parameter in
      TrainingSnapshot.Array(parameter, prefix: prefix) { store.plain(twin, of: index) }
    }
  }

  /// A twin of the store's flat buffer, from its arrays; zeros for those of some parameters.
  private func twin(
    prefix: String, _ arrays: inout SnapshotArrays, except frozen: Set<Int> = []
  ) throws(ArgumentError) -> [Float] {
    var twin = [Float](repeating: 0, count: model.store.count)
    for (index, parameter) in model.store.parameters.enumerated() where !frozen.contains(index) {
      model.store.setPlain(try arrays.take(parameter, prefix: prefix), of: index, in: &twin)
    }
    return twin
  }
}

extension TrainingSnapshot.Array {
  fileprivate init(
    _ parameter: Parameter, prefix: String, made: @escaping () -> [Float]
  ) {
    self.init(name: prefix + parameter.name, shape: parameter.shape, made: made)
  }
}
