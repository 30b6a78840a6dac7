public import Declarations

/// The augmentations that a spec can name.
public enum AugmentationRegistry {
  /// One row an augmentation.
  public static let all = Registry<any Augmentation.Type>(
    "augmentation", [RandomCrop.self, RandomHorizontalFlip.self, Cutout.self],
    head: { $0.head }, facts: { $0.facts })
}
