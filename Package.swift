// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "runner",
  targets: [
    .target(name: "Randomness"),
    .testTarget(name: "RandomnessTests", dependencies: ["Randomness"]),
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
}
