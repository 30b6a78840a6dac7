// swift-tools-version: 6.2
import PackageDescription

let fuzzedRooms: [Target.Dependency] = [
  "Datasets", "Execution", "Experiments", "Expressions", "Messages", "Networks", "Results",
  "Schedules", "TestSupport", "Training", "Weights", "YAML",
]

let package = Package(
  name: "runner",
  products: [
    .executable(name: "runner", targets: ["RunnerCommand"]),
    .library(name: "Schedules", targets: ["Schedules"]),
    .library(
      name: "Training",
      targets: ["Datasets", "Engine", "Networks", "Optimizers", "Schedules", "Training"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
  ],
  targets: [
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "COneDNN", providers: [.apt(["libdnnl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CKernels"),
    .target(
      name: "Messages", dependencies: [.product(name: "RealModule", package: "swift-numerics")]),
    .target(name: "Files"),
    .target(name: "Randomness"),
    .target(name: "Declarations", dependencies: ["Messages"]),
    .target(name: "YAML", dependencies: ["CYAML"], exclude: ["README.md"]),
    .target(name: "Expressions", dependencies: ["Messages"], exclude: ["README.md"]),
    .target(
      name: "Schedules",
      dependencies: [
        "Declarations", "Expressions", "Messages",
        .product(name: "RealModule", package: "swift-numerics"),
      ], exclude: ["README.md"]),
    .target(name: "Networks"),
    .target(name: "Weights", dependencies: ["Files", "Messages"]),
    .target(name: "Engine", dependencies: ["CKernels", "COneDNN", "Networks", "Randomness"]),
    .target(name: "Optimizers", dependencies: ["CKernels", "Engine"]),
    .target(
      name: "Datasets",
      dependencies: [
        "CZlib", "Declarations", "Files", "Messages", "Networks", "Randomness", "Schedules",
        .product(name: "Crypto", package: "swift-crypto"),
      ], exclude: ["README.md"]),
    .target(
      name: "Training",
      dependencies: [
        "Datasets", "Declarations", "Engine", "Networks", "Optimizers", "Schedules",
      ]),
    .target(
      name: "Experiments",
      dependencies: [
        "Datasets", "Declarations", "Expressions", "Messages", "Networks", "Optimizers",
        "Schedules", "Training", "YAML",
      ]),
    .target(name: "Results", dependencies: ["Files", "Messages"]),
    .target(
      name: "Execution",
      dependencies: [
        "Datasets", "Declarations", "Engine", "Experiments", "Files", "Messages", "Networks",
        "Optimizers", "Randomness", "Results", "Schedules", "Training", "Weights", "YAML",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .executableTarget(
      name: "RunnerCommand",
      dependencies: [
        "Engine", "Execution", "Messages", "Networks", "Results",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "MessagesTests", dependencies: ["Messages"]),
    .testTarget(name: "FilesTests", dependencies: ["Files", "TestSupport"]),
    .testTarget(name: "RandomnessTests", dependencies: ["Randomness"]),
    .testTarget(name: "YAMLTests", dependencies: ["TestSupport", "YAML"]),
    .testTarget(name: "ExpressionsTests", dependencies: ["Expressions", "TestSupport"]),
    .testTarget(
      name: "SchedulesTests", dependencies: ["Expressions", "Schedules"],
      resources: [.copy("Resources")]),
    .testTarget(name: "NetworksTests", dependencies: ["Networks"]),
    .testTarget(
      name: "EngineTests",
      dependencies: ["CKernels", "Engine", "Networks", "Randomness", "TestSupport"]),
    .testTarget(name: "WeightsTests", dependencies: ["TestSupport", "Weights"]),
    .testTarget(name: "OptimizersTests", dependencies: ["Engine", "Networks", "Optimizers"]),
    .testTarget(
      name: "DatasetsTests",
      dependencies: [
        "CZlib", "Datasets", "Declarations", "Networks", "Randomness", "Schedules", "TestSupport",
      ]),
    .testTarget(
      name: "TrainingTests",
      dependencies: [
        "Datasets", "Engine", "Networks", "Optimizers", "Schedules", "TestSupport", "Training",
      ]),
    .testTarget(
      name: "ExperimentsTests",
      dependencies: ["Datasets", "Experiments", "Networks", "Schedules", "Training", "YAML"]),
    .testTarget(name: "ResultsTests", dependencies: ["Files", "Results", "TestSupport"]),
    .testTarget(
      name: "ExecutionTests",
      dependencies: [
        "Datasets", "Execution", "Experiments", "Networks", "Schedules", "TestSupport", "Training",
      ]),
    .testTarget(
      name: "RunnerCommandTests", dependencies: ["Results", "RunnerCommand", "TestSupport"],
      exclude: ["Resources"]),
    .testTarget(
      name: "FuzzingTests", dependencies: fuzzedRooms,
      exclude: ["Corpus", "Dictionaries", "Fuzzer.swift"]),
  ]
)

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
