internal import JSON

/// An indexed job of workers of a sweep, as Kubernetes is told of it.
package struct KubernetesJob: Sendable {
  /// The image that holds the program.
  package var image: String
  /// The program in it.
  package var program = "runner"
  /// How many workers there are; nil for as many as suit the trials.
  package var tasks: Int?
  /// How many trials run at a time in each; nil for as many as its processors allow.
  package var jobs: Int?
  /// Processors and memory of each, as Kubernetes writes them.
  package var cpu: String?
  package var memory: String?
  /// The volume that spec, data and results lie on, and where workers see it.
  package var claim = "runner"
  package var mount = "/work"
  /// The spec as workers see it, what is set in it, and where results go.
  package var file: String
  package var overrides: [String] = []
  package var out: String
  /// What workers are told besides.
  package var workerOptions: [String] = []

  /// A job of an image's program over a file, whose results go to a folder.
  package init(image: String, file: String, out: String) {
    (self.image, self.file, self.out) = (image, file, out)
  }

  /// Pods of one worker that may fail before it is given up.
  private static let retries = 6
  /// Seconds that a worker has to save.
  private static let grace = 120
  private static let container = "runner"

  /// The manifest, as YAML.
  package func text(of sweep: PreparedSweep) -> String {
    let tasks = TaskCount.wanted(
      for: sweep.mostTrials, jobs: jobs ?? 1, asked: tasks)
    return ManifestText.text(of: document(named: sweep.name, sweep: sweep.id, tasks: tasks))
  }

  /// The manifest of a sweep's job.
  func document(named name: String, sweep id: String, tasks: Int) -> JSONValue {
    let labels = JSONValue.object([
      ("app.kubernetes.io/name", "runner"), ("runner/sweep", id.json),
    ])
    return .object([
      ("apiVersion", "batch/v1"), ("kind", "Job"),
      (
        "metadata", .object([("name", Self.name(of: name, sweep: id).json), ("labels", labels)])
      ),
      (
        "spec",
        .object([
          ("completionMode", "Indexed"), ("completions", tasks.json), ("parallelism", tasks.json),
          ("backoffLimitPerIndex", Self.retries.json), ("podFailurePolicy", Self.failurePolicy),
          (
            "template",
            .object([("metadata", .object([("labels", labels)])), ("spec", pod(tasks: tasks))])
          ),
        ])
      ),
    ])
  }

  /// What becomes of a worker by its exit status, in order: another try cannot help where the spec is wrong
  /// or trials have failed; whoever was interrupted or ran out of time goes on, and that is no failure;
  /// all else, such as a full disk, is tried again some times.
  private static let failurePolicy: JSONValue = {
    func codes(_ statuses: [ExitStatus]) -> JSONValue {
      let numbers = statuses.map { Int($0.rawValue) }.sorted().map(\.json)
      return .object([
        ("containerName", container.json), ("operator", "In"), ("values", .array(numbers)),
      ])
    }
    return .object([
      (
        "rules",
        .array([
          .object([
            ("action", "FailIndex"),
            ("onExitCodes", codes([.trialsFailed, .usage, .invalidData, .missingInput])),
          ]),
          .object([
            ("action", "Ignore"),
            ("onExitCodes", codes([.busy, .hungUp, .interrupted, .terminated])),
          ]),
          .object([
            ("action", "Ignore"),
            (
              "onPodConditions",
              .array([.object([("type", "DisruptionTarget"), ("status", "True")])])
            ),
          ]),
          .object([
            ("action", "Count"), ("onExitCodes", codes([.refused, .cannotCreate, .ioFailure])),
          ]),
        ])
      )
    ])
  }()

  private func pod(tasks: Int) -> JSONValue {
    // With an equals sign a value may begin with a hyphen, and so may a file behind two of them.
    let arguments =
      ["work"] + overrides.map { "--set=\($0)" } + ["--out=\(out)", "--of=\(tasks)"]
      + (jobs.map { ["--jobs=\($0)"] } ?? []) + workerOptions + ["--", file]
    var container: [(key: String, value: JSONValue)] = [
      ("name", Self.container.json), ("image", image.json),
      ("command", .array([Self.literal(program).json])),
      ("args", .array(arguments.map { Self.literal($0).json })), ("workingDir", mount.json),
    ]
    let amounts = [("cpu", cpu), ("memory", memory)].compactMap { name, amount in
      amount.map { (key: name, value: $0.json) }
    }
    if !amounts.isEmpty {
      container.append(
        ("resources", .object([("requests", .object(amounts)), ("limits", .object(amounts))])))
    }
    container.append(
      (
        "volumeMounts", .array([.object([("name", "work"), ("mountPath", mount.json)])])
      ))
    return .object([
      // The policy holds for pods whose containers are not started again.
      ("restartPolicy", "Never"), ("terminationGracePeriodSeconds", Self.grace.json),
      ("containers", .array([.object(container)])),
      (
        "volumes",
        .array([
          .object([
            ("name", "work"), ("persistentVolumeClaim", .object([("claimName", claim.json)])),
          ])
        ])
      ),
    ])
  }

  /// A text in which Kubernetes finds no variable to put in: `$(NAME)` is one, `$$(NAME)` the text.
  static func literal(_ text: String) -> String {
    // A dollar before a dollar is one too.
    text.unicodeScalars.map { $0 == "$" ? "$$" : String($0) }.joined()
  }

  /// A name as Kubernetes allows it, which a pod's host has with its index: small letters, digits and
  /// hyphens, not too many.
  static func name(of experiment: String, sweep id: String) -> String {
    var words: [String] = [""]
    for byte in experiment.lowercased().utf8.prefix(64) {
      let scalar = Unicode.Scalar(byte)
      if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
        words[words.count - 1].unicodeScalars.append(scalar)
      } else {
        words.append("")
      }
    }
    let text = words.filter { !$0.isEmpty }.joined(separator: "-").prefix(30)
    let trimmed = text.hasSuffix("-") ? text.dropLast() : text
    return (["runner"] + (trimmed.isEmpty ? [] : [String(trimmed)]) + [id]).joined(separator: "-")
  }
}
