internal import Datasets
internal import Experiments
internal import Training

/// Warns of a test split that decides something: what is then measured on it is too good.
struct SteeringCheck {
  /// What is checked.
  let experiment: Experiment
  /// Where suspicions go.
  let findings: Findings

  /// Warns where the test split is validated on, and the training follows what is measured there.
  func check() {
    guard case .split(.test)? = experiment.data.options.validation, let what = steering else {
      return
    }
    let place = experiment.data.place.key("validation")
    findings.warning(at: place.span, "\(place.path): \(Message.steeringTest(what))")
  }

  /// What follows the validation.
  private var steering: String? {
    let settings = experiment.train.options.settings
    if !settings.monitor.isOfTraining {
      if settings.keepBest { return "train.keep_best" }
      if settings.earlyStopping != nil { return "train.early_stopping" }
    }
    guard let plateau = experiment.plateau, !plateau.monitor.isOfTraining else { return nil }
    return "the plateau"
  }
}
