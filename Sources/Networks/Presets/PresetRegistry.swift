public import Declarations

/// The presets that a spec can name.
public enum PresetRegistry {
  /// One row a preset.
  public static let all = Registry<any Preset.Type>(
    "preset",
    [LeNet.self, MLP.self, ResNet.self, WideResNet.self, CaffeCIFAR10Quick.self],
    head: { $0.head }, facts: { $0.facts })
}
