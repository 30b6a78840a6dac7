public import Declarations

/// The data sets that a spec can name.
public enum DatasetRegistry {
  /// One row a data set.
  public static let all = Registry<any Dataset.Type>(
    "dataset",
    [
      CSVDataset.self, NPYDataset.self, NPZDataset.self, IDXDataset.self, ImagesDataset.self,
      MNISTDataset.self, FashionMNISTDataset.self, CIFAR10Dataset.self, CIFAR100Dataset.self,
      MNIST1DDataset.self, NormalDataset.self,
    ],
    head: { $0.head }, facts: { $0.facts })
}
