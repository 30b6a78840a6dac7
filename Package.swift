// swift-tools-version: 6.2
import PackageDescription

let fuzzedRooms: [Target.Dependency] = [
  "Datasets", "Declarations", "Engine", "Experiments", "Expressions", "Messages", "Networks",
  "Optimizers", "Provenance", "Results", "Schedules", "System", "TestSupport", "Training",
  "Weights", "YAML",
]

let realModule = Target.Dependency.product(name: "RealModule", package: "swift-numerics")

let package = Package(
  name: "runner",
  products: [
    .executable(name: "runner", targets: ["RunnerCommand"]),
    .library(name: "Schedules", targets: ["Declarations", "Schedules"]),
    .library(
      name: "Training",
      targets: ["Datasets", "Engine", "Networks", "Optimizers", "Schedules", "Training"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .systemLibrary(name: "CJPEG", providers: [.apt(["libjpeg62-turbo-dev"])]),
    .systemLibrary(name: "CPNG", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CYAML", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "COneDNN", providers: [.apt(["libdnnl-dev"])]),
    .systemLibrary(name: "COpenSSL", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CAllocation"),
    .target(name: "CEnvironment"),
    .target(name: "CFileSystem"),
    .target(name: "CImages", dependencies: ["CJPEG", "CPNG", "CZlib"]),
    .target(name: "CKernels"),
    .target(
      name: "System",
      dependencies: [
        "CAllocation", "CFileSystem", "COpenSSL",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      exclude: ["README.md"],
      // Static, as all small libraries are: each one that is loaded makes every start longer.
      linkerSettings: [.linkedLibrary(":libcrypto.a")]),
    .target(name: "Messages", dependencies: [realModule], exclude: ["README.md"]),
    .target(name: "JSON", dependencies: ["Messages"], exclude: ["README.md"]),
    .target(name: "Randomness", dependencies: [realModule], exclude: ["README.md"]),
    .target(
      name: "Declarations", dependencies: ["JSON", "Messages"], exclude: ["README.md"]),
    .target(
      name: "YAML", dependencies: ["CYAML", "Messages"], exclude: ["README.md"],
      linkerSettings: [.linkedLibrary(":libyaml.a")]),
    .target(
      name: "Expressions", dependencies: ["Messages", realModule], exclude: ["README.md"]),
    .target(
      name: "Schedules", dependencies: ["Declarations", "Expressions", "Messages", realModule],
      exclude: ["README.md"]),
    .target(name: "Networks", dependencies: ["Declarations"], exclude: ["README.md"]),
    .target(
      name: "Weights", dependencies: ["JSON", "Messages", "Networks", "System"],
      exclude: ["README.md"]),
    .target(
      name: "Engine",
      dependencies: [
        "CKernels", "COneDNN", "Declarations", "Networks", "Randomness", "System", realModule,
      ],
      exclude: ["README.md"]),
    .target(
      name: "Optimizers", dependencies: ["CKernels", "Declarations", "Engine", realModule],
      exclude: ["README.md"]),
    .target(
      name: "Datasets",
      dependencies: [
        "CImages", "CZlib", "Declarations", "Messages", "Networks", "Randomness", "Schedules",
        "System", realModule,
      ], exclude: ["README.md"],
      // libpng calls zlib, so it goes first.
      linkerSettings: [":libpng16.a", ":libjpeg.a", ":libz.a"].map { .linkedLibrary($0) }),
    .target(
      name: "Training",
      dependencies: [
        "Datasets", "Declarations", "Engine", "JSON", "Networks", "Optimizers", "Schedules",
        realModule,
      ], exclude: ["README.md"]),
    .target(
      name: "Experiments",
      dependencies: [
        "Datasets", "Declarations", "Expressions", "JSON", "Messages", "Networks", "Optimizers",
        "Schedules", "Sweeps", "Training", "YAML",
      ], exclude: ["README.md"]),
    .target(
      name: "Sweeps", dependencies: ["Declarations", "Messages", "Randomness", realModule],
      exclude: ["README.md"]),
    .target(
      name: "RangeTests", dependencies: [realModule], exclude: ["README.md"]),
    .target(name: "Charts", dependencies: ["Messages", realModule], exclude: ["README.md"]),
    .target(
      name: "Provenance", dependencies: ["JSON", "Messages", "System"], exclude: ["README.md"]),
    .target(name: "Exports", dependencies: ["JSON", "Networks"], exclude: ["README.md"]),
    .target(
      name: "Results",
      dependencies: [
        "Engine", "Exports", "JSON", "Messages", "Networks", "Provenance", "Sweeps", "System",
        "Training",
        "Weights",
      ],
      exclude: ["README.md"]),
    .target(
      name: "Reports", dependencies: ["JSON", "Messages", realModule], exclude: ["README.md"]),
    .target(
      name: "Execution",
      dependencies: [
        "Charts", "Datasets", "Declarations", "Engine", "Experiments", "Exports", "JSON",
        "Messages", "Networks", "Optimizers", "Provenance", "Randomness", "RangeTests", "Reports",
        "Results", "Schedules", "Sweeps", "System", "Training", "Weights", "YAML", realModule,
      ],
      exclude: ["README.md"]),
    .executableTarget(
      name: "RunnerCommand",
      dependencies: [
        "CEnvironment", "Charts", "Engine", "Execution", "Experiments", "JSON", "Messages",
        "Networks",
        "Provenance", "Results", "System",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["README.md"]),

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "MessagesTests", dependencies: ["Messages"]),
    .testTarget(name: "SystemTests", dependencies: ["System", "TestSupport"]),
    .testTarget(name: "JSONTests", dependencies: ["JSON"]),
    .testTarget(name: "RandomnessTests", dependencies: ["Randomness"]),
    .testTarget(name: "YAMLTests", dependencies: ["TestSupport", "YAML"]),
    .testTarget(name: "ExpressionsTests", dependencies: ["Expressions", "TestSupport"]),
    .testTarget(
      name: "SchedulesTests", dependencies: ["Declarations", "Expressions", "Schedules"],
      resources: [.copy("Resources")]),
    .testTarget(name: "NetworksTests", dependencies: ["Declarations", "Networks"]),
    .testTarget(
      name: "EngineTests",
      dependencies: [
        "CKernels", "Declarations", "Engine", "Networks", "Randomness", "TestSupport",
      ]),
    .testTarget(name: "WeightsTests", dependencies: ["TestSupport", "Weights"]),
    .testTarget(
      name: "OptimizersTests", dependencies: ["Declarations", "Engine", "Networks", "Optimizers"]),
    .testTarget(
      name: "DatasetsTests",
      dependencies: [
        "CZlib", "Datasets", "Declarations", "Networks", "Randomness", "Schedules", "TestSupport",
      ],
      exclude: ["Oracles"]),
    .testTarget(
      name: "TrainingTests",
      dependencies: [
        "Datasets", "Declarations", "Engine", "JSON", "Networks", "Optimizers", "Schedules",
        "TestSupport", "Training",
      ], exclude: ["Evaluation/Oracles", "Loop/Oracles"]),
    .testTarget(
      name: "ExperimentsTests",
      dependencies: [
        "Datasets", "Declarations", "Experiments", "Messages", "Networks", "Schedules",
        "TestSupport", "Training", "YAML",
      ]),
    .testTarget(
      name: "SweepsTests",
      dependencies: ["Declarations", "Randomness", "Sweeps", "TestSupport", realModule]),
    .testTarget(
      name: "RangeTestsTests", dependencies: ["RangeTests", "TestSupport"], exclude: ["Oracles"]),
    .testTarget(
      name: "ExportsTests",
      dependencies: ["Declarations", "Engine", "Exports", "Networks", "TestSupport"]),
    .testTarget(name: "ReportsTests", dependencies: ["JSON", "Reports"]),
    .testTarget(name: "ChartsTests", dependencies: ["Charts", "TestSupport"]),
    .testTarget(
      name: "ProvenanceTests", dependencies: ["Provenance", "System", "TestSupport"]),
    .testTarget(
      name: "ResultsTests",
      dependencies: [
        "Datasets", "Engine", "JSON", "Networks", "Optimizers", "Provenance", "Results",
        "Schedules", "Sweeps", "System", "TestSupport", "Training", "Weights",
      ]),
    .testTarget(
      name: "ExecutionTests",
      dependencies: [
        "Datasets", "Declarations", "Engine", "Execution", "Experiments", "JSON", "Networks",
        "Results", "Schedules", "Sweeps", "System", "TestSupport", "Training", "Weights",
      ],
      exclude: ["Resources"]),
    .testTarget(
      name: "RunnerCommandTests",
      dependencies: [
        "Charts", "Declarations", "Results", "RunnerCommand", "Sweeps", "TestSupport",
      ],
      exclude: ["Resources"]),
    .testTarget(
      name: "FuzzingTests", dependencies: fuzzedRooms,
      exclude: ["Corpus", "Dictionaries", "Fuzzer.swift"]),
  ]
)

// `.ci/search-quality` sets this, to run our search strategies beside Optuna's.
if Context.environment["RUNNER_SEARCH_QUALITY"] != nil {
  package.targets.append(
    .executableTarget(
      name: "search-quality", dependencies: ["Declarations", "Randomness", "Sweeps", realModule],
      path: "Tests/SearchQuality"))
}

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
  target.cSettings = [.treatAllWarnings(as: .error)]
}

// `.ci/fuzz` sets this: what reads inputs is then told apart by the paths that they take through
// it, and the tests of that become a program that makes inputs up.
if Context.environment["RUNNER_FUZZING"] != nil {
  package.targets.removeAll { $0.name == "FuzzingTests" }
  let program = Target.executableTarget(
    name: "fuzz", dependencies: fuzzedRooms, path: "Tests/FuzzingTests",
    exclude: ["Corpus", "Dictionaries", "ReplayTests.swift"],
    swiftSettings: [.swiftLanguageMode(.v6)])
  package.targets.append(program)
  for target in package.targets where target.type == .regular || target.type == .executable {
    target.swiftSettings?.append(
      .unsafeFlags(["-sanitize=fuzzer", "-enable-testing", "-parse-as-library"]))
  }
}
