extension Mistake {
  /// Every kind of mistake, in the order of the spec's sections.
  static let all =
    structure + data + indices + model + further + initialisers + losses + optimizers + schedulers
    + lengths + composites

  private static let structure: [Mistake] = [
    Mistake(1...28, "", "1:1: error: the file is empty"),
    Mistake(
      1...28, "- a\n- b",
      "1:1: error: expected a mapping with keys such as data, model and train, found a list"),
    Mistake(2, "sede: 0", "2:1: error: unknown key 'sede'; did you mean 'seed'?"),
    Mistake(2, "name: twice", "2:1: error: duplicate key 'name'; first given at line 1"),
    Mistake(
      2, "seed: -1", "2:7: error: seed: expected a whole number of at least 0, found '-1'"),
    Mistake(
      2, "seed: 1.5", "2:7: error: seed: expected a whole number of at least 0, found '1.5'"),
    Mistake(
      2, "seed: [1]", "2:7: error: seed: expected a whole number of at least 0, found a list"),
    Mistake(
      2, "threads: 0", "2:10: error: threads: expected a whole number from 1 to 1024, found '0'"),
    Mistake(
      2, "precision: fp16", "2:12: error: unknown precision 'fp16'; known: float32, bfloat16"),
    Mistake(
      1, "name: a/b", "1:7: error: name: 'a/b' holds a slash; it becomes a folder's name"),
    Mistake(
      1, "name: ../x", "1:7: error: name: '../x' begins with a dot; it becomes a folder's name"),
    Mistake(
      1, "name: latest", "1:7: error: name: 'latest' is taken by the file that names the newest run"
    ),
    Mistake(1, "name: {a: 1}", "1:7: error: name: expected text, found a mapping"),
    Mistake(27...28, "# no length", "1:1: error: missing key 'train'"),
    Mistake(17...22, "# no optimizer", "1:1: error: missing key 'optimizer'"),
    Mistake(2, "results: all", "2:10: error: results: expected a mapping, found 'all'"),
    Mistake(
      2, "results: {weights: last}",
      "2:20: error: unknown weights 'last'; known: none, best, all"),
    Mistake(
      2, "results: {wieghts: all}",
      "2:11: error: unknown key 'wieghts' in results; did you mean 'weights'?"),
    Mistake(
      2, "results: {checkpoints: all}",
      "2:24: error: unknown checkpoints 'all'; known: none, pruned, last, best"),
    Mistake(
      2, "results: {pack: yes}", "2:17: error: results.pack: expected true or false, found 'yes'"),
    Mistake(15, "# no loss", "1:1: error: missing key 'loss'"),
  ]

  private static let data: [Mistake] = [
    Mistake(3...10, "data: digits", "3:7: error: data: expected a mapping, found 'digits'"),
    Mistake(4, "  path2: x", "4:3: error: missing key 'dataset' in data"),
    Mistake(4, "  dataset: cvs", "4:12: error: unknown dataset 'cvs'; did you mean 'csv'?"),
    Mistake(
      4, "  dataset: imagenet",
      "4:12: error: unknown dataset 'imagenet'; known: csv, npy, npz, idx, images, mnist, "
        + "fashion_mnist, cifar10, cifar100, mnist1d, normal"),
    Mistake(5, "  # no path", "4:3: error: missing key 'path' in data"),
    Mistake(5, "  path:", "5:8: error: data.path: expected text, found nothing"),
    Mistake(
      6, "  header: no", "6:11: error: data.header: expected true or false, found 'no'"),
    Mistake(
      7, "  target: label",
      "7:11: error: data.target: expected a column's index, since the file has no header, "
        + "found 'label'"),
    Mistake(
      8, "  batch_size: 0",
      "8:15: error: data.batch_size: expected a whole number of at least 1, found '0'"),
    Mistake(8, "  # no batch size", "4:3: error: missing key 'batch_size' in data"),
    Mistake(
      8, "  batch_sise: 64",
      "8:3: error: unknown key 'batch_sise' in data; did you mean 'batch_size'?"),
    Mistake(
      9, "  normalize: {mean: 1, std: 0}",
      "9:29: error: data.normalize.std: expected a number from 1.2e-38 to 3.4e38, found '0'"),
    Mistake(
      9, "  normalize: {mean: 1}", "9:14: error: missing key 'std' in data.normalize"),
    Mistake(
      10, "  validation: 1.5",
      "10:15: error: data.validation: expected a number between 0 and 1, found '1.5'"),
    Mistake(
      10, "  validation: [0.1]",
      "10:15: error: data.validation: expected a fraction between 0 and 1, or 'test', found a list"),
    Mistake(
      10, "  validation: 0",
      "10:15: error: data.validation: expected a whole number of at least 1, found '0'"),
    Mistake(
      9, "  normalize: automatic",
      "9:14: error: data.normalize: expected auto, or a mapping with mean and std, found 'automatic'"
    ),
    Mistake(
      10, "  columns: {a: words}",
      "10:16: error: unknown column type 'words'; known: number, category, index, boolean, date, drop"
    ),
    Mistake(
      10, "  missing: {fill: mean, value: 0}",
      "10:25: error: data.missing.value: either fill or value is given, not both"),
    Mistake(
      10, "  split: {folds: 5, fold: 5}",
      "10:27: error: data.split.fold: there are 5 folds, counted from 0; 5 is none of them"),
    Mistake(
      10, "  shuffle: yes", "10:12: error: data.shuffle: expected true or false, found 'yes'"),
  ]

  private static let indices: [Mistake] = [
    Mistake(
      12, "  - embedding: {num_embeddings: 0, embedding_dim: 4}",
      "12:33: error: model.0.embedding.num_embeddings: expected a whole number from 1 to 16777216, "
        + "found '0'"),
    Mistake(
      12, "  - embedding: {num_embeddings: 9, embedding_dim: -4}",
      "12:51: error: model.0.embedding.embedding_dim: expected a whole number of at least 1, "
        + "found '-4'"),
    Mistake(
      12, "  - embedding: {num_embeddings: 9}",
      "12:5: error: missing key 'embedding_dim' in model.0.embedding"),
    Mistake(
      12, "  - embedding: 9", "12:16: error: model.0.embedding: expected a mapping, found '9'"),
    Mistake(
      12, "  - embedding: {num_embeddings: 9, embedding_dim: 4, padding_idx: 9}",
      "12:67: error: model.0.embedding: padding_idx must be between -9 and 8, not 9"),
    Mistake(
      13, "  - embedding: {num_embeddings: 9, embedding_dim: 4}",
      "13:5: error: model.1.embedding: embedding needs indices, so it must be the first layer: "
        + "it receives what other layers made of the input, 32"),
    Mistake(
      12...14, "  - embedding: {num_embeddings: 9, embedding_dim: 4}\n  - linear: 10",
      "13:5: error: model.1.linear: linear needs a flat input; put `flatten` before it: "
        + "it receives 64×4"),
  ]

  private static let model: [Mistake] = [
    Mistake(11...14, "model: []", "11:8: error: model: expected at least one layer, found a list"),
    Mistake(11...14, "model: mlp", "11:8: error: model: expected a list of layers, found 'mlp'"),
    Mistake(12, "  - liner: 32", "12:5: error: unknown layer 'liner'; did you mean 'linear'?"),
    Mistake(
      12, "  - linear: {name: hidden}",
      "12:5: error: missing key 'out_features' in model.0.linear"),
    Mistake(
      12, "  - linear: {out_features: 0}",
      "12:28: error: model.0.linear.out_features: expected a whole number of at least 1, "
        + "found '0'"),
    Mistake(
      12, "  - linear: {out_features: 32, in_features: 20}",
      "12:45: error: model.0.linear: in_features is 20, but the layer receives 64"),
    Mistake(
      12, "  - linear: {out_features: 32, biass: true}",
      "12:32: error: unknown key 'biass' in model.0.linear; did you mean 'bias'?"),
    Mistake(
      12, "  - linear: 32\n    name: hidden",
      "13:5: error: model.0: a layer has one key, its name; start the next layer with '-', "
        + "and indent arguments under 'linear'"),
    Mistake(
      13, "  - dropout: 1.5",
      "13:14: error: model.1.dropout.p: expected a number from 0 to 1, found '1.5'"),
    Mistake(
      13, "  - gelu: erf", "13:11: error: unknown form of gelu 'erf'; known: none, tanh"),
    Mistake(
      13, "  - relu: 1",
      "13:11: error: model.1.relu: expected a mapping, found '1'"),
    Mistake(
      13, "  - batch_norm1d: 16",
      "13:19: error: model.1.batch_norm1d: num_features is 16, but the layer receives 32"),
    Mistake(
      13, "  - layer_norm: [64]",
      "13:17: error: model.1.layer_norm: normalized_shape is [64], but the layer receives 32: "
        + "its last dimensions differ"),
    Mistake(
      13, "  - linear: {out_features: 8, name: hidden}",
      "13:37: error: model.1.linear: layer 0 is already named 'hidden'"),
    Mistake(
      12...14, "  - relu", "12:3: error: model: no layer has parameters to train"),
    Mistake(
      13, "  -", "13:4: error: model.1: expected a layer such as relu or linear: 10, found nothing"),
  ]

  private static let further: [Mistake] = [
    Mistake(
      4, "  datset: csv", "4:3: error: unknown key 'datset' in data; did you mean 'dataset'?"),
    Mistake(
      2, "seed: 9007199254740993",
      "2:7: error: seed: expected a whole number of at least 0, below 2^53, "
        + "found '9007199254740993'"),
    Mistake(
      12...14,
      "  - linear: {out_features: 32, in_features: 20}\n  - relu\n"
        + "  - linear: {out_features: 10, in_features: 30}",
      "12:45: error: model.0.linear: in_features is 20, but the layer receives 64",
      "14:45: error: model.2.linear: in_features is 30, but the layer receives 32"),
    Mistake(
      13, "  - leaky_relu: 1e39",
      "13:17: error: model.1.leaky_relu.negative_slope: expected a number within ±3.4e38, "
        + "found '1e39'"),
    Mistake(
      22, "    - {name: group1, params: \"hidden.*\"}\n    - {params: \"*.bias\", lr: -1}",
      "23:30: error: optimizer.groups.1.lr: expected a number of at least 0, found '-1'",
      "26:7: error: scheduler.lr: 2 values for 3 groups (group1, group2, default)"),
    // A suspicion about one group does not hide a mistake about the next.
    Mistake(
      22...26,
      "    - {name: biases, params: \"*.bias\", lr: 4}\nscheduler:\n  type: lambda\n"
        + "  lr: -1 if base > 1 else sqrt(-1 - t)",
      "25:7: warning: scheduler.lr: at epoch 0 the value of group 'biases' is below 0",
      "25:7: error: scheduler.lr: at epoch 0 the value of group 'default' is not a number"),
    Mistake(
      24...26, "  type: list\n  lr: [0.1, x]",
      "25:13: error: scheduler.lr.1: expected a number, found 'x'"),
    Mistake(
      24...28, "  type: lambda\n  interval: step\n  lr: 0.5 ** t\ntrain:\n  epochs: 100000000",
      "28:11: error: train.epochs: the scheduler would advance 2300000000 times; at most "
        + "100000000 are possible"),
    Mistake(
      24...26, "  type: lambda",
      "24:9: warning: scheduler: nothing is scheduled; give one of lr, momentum, dampening, "
        + "weight_decay, beta1, beta2"),
    Mistake(
      22, "    - {name: biases, params: [\"*.bias\", \"*.wieght\"]}",
      "22:41: warning: optimizer.groups.biases.params.1: '*.wieght' matches no parameter"),
    Mistake(
      20...26, "  momentum: 1",
      "18:3: warning: optimizer: momentum is 1, so that nothing is forgotten"),
    Mistake(
      14, "  - linear: 12",
      "14:13: warning: model.2.linear: there are 12 outputs for the 10 classes of the data"),
    Mistake(
      10, "  # nothing is held out",
      "16:11: warning: metrics: nothing is measured; data has no 'validation' to measure it on"),
  ]

  private static let losses: [Mistake] = [
    Mistake(
      15, "loss: {cross_entropy: {label_smoothing: 2}}",
      "15:41: error: loss.cross_entropy.label_smoothing: expected a number from 0 to 1, found '2'"),
    Mistake(
      15, "loss: {cross_entropy: {smoothing: 0.1}}",
      "15:24: error: unknown key 'smoothing' in loss.cross_entropy; known: label_smoothing, weight"),
    Mistake(
      15, "loss: {cross_entropi: {}}",
      "15:8: error: unknown loss 'cross_entropi'; did you mean 'cross_entropy'?"),
    Mistake(
      15, "loss: crossentropy",
      "15:7: error: unknown loss 'crossentropy'; did you mean 'cross_entropy'?"),
    Mistake(
      14, "  - linear: 5",
      "15:7: error: loss: cross_entropy needs an output for each of 10 classes, "
        + "but the model gives 5"),
    Mistake(
      16, "metrics: [acuracy]",
      "16:11: error: unknown metric 'acuracy'; did you mean 'accuracy'?"),
    Mistake(
      16, "metrics: accuracy", "16:10: error: metrics: expected a list of metrics, found 'accuracy'"
    ),
    Mistake(
      16, "metrics: [accuracy, accuracy]", "16:21: error: metrics.1: 'accuracy' is listed twice"),
    Mistake(
      16, "metrics: [r2]",
      "16:11: error: metrics.0: r2 needs values as targets, but the data has 10 classes"),
  ]

  private static let optimizers: [Mistake] = [
    Mistake(
      18, "  type: adamm", "18:9: error: unknown optimizer 'adamm'; did you mean 'adam'?"),
    Mistake(
      19, "  lr: -0.1",
      "19:7: error: optimizer.lr: expected a number of at least 0, found '-0.1'"),
    Mistake(19, "  # no lr", "18:3: error: missing key 'lr' in optimizer"),
    Mistake(
      20, "  momentum: '0.9x'",
      "20:13: error: optimizer.momentum: expected a number of at least 0, found '0.9x'"),
    Mistake(
      20, "  nesterov: true",
      "20:3: error: optimizer: nesterov needs a momentum above 0 and a dampening of 0"),
    Mistake(
      22, "    - {name: biases, params: \"*.bais\"}",
      "22:30: error: optimizer.groups.biases: matches no parameter; the model has "
        + "hidden.weight, hidden.bias, 2.weight, 2.bias"),
    Mistake(
      22, "    - {name: all, params: \"*\"}\n    - {name: biases, params: \"*.bias\"}",
      "23:30: error: optimizer.groups.biases: every parameter it matches is taken by a group "
        + "above"),
    Mistake(
      22, "    - {name: default, params: \"*.bias\"}",
      "22:14: error: optimizer.groups.default.name: the name 'default' is what is left"),
    Mistake(
      22, "    - {name: b, params: \"*.bias\"}\n    - {name: b, params: \"*\"}",
      "23:14: error: optimizer.groups.b.name: the name 'b' is taken by a group above"),
    Mistake(
      22, "    - {name: biases, params: \"*.bias\", weightdecay: 0}",
      "22:40: error: unknown key 'weightdecay' in optimizer.groups.biases; "
        + "did you mean 'weight_decay'?"),
    Mistake(
      21...22, "  groups: {name: biases}",
      "21:11: error: optimizer.groups: expected a list of groups, found a mapping"),
  ]

  private static let schedulers: [Mistake] = [
    Mistake(
      18...26, "  type: adagrad\n  lr: 0.1\nscheduler:\n  type: lambda\n  momentum: 0.5",
      "22:13: error: scheduler.momentum: the optimizer has no momentum to schedule; it has lr, "
        + "weight_decay"),
    Mistake(
      18...26,
      "  type: adagrad\n  lr: 0.1\nscheduler:\n  type: one_cycle\n  max_lr: 0.5\n"
        + "  cycle_momentum: true",
      "23:19: error: scheduler.cycle_momentum: the optimizer has no momentum to schedule; it has "
        + "lr, weight_decay"),
    Mistake(
      24...26, "  type: one_cycle_lr\n  max_lr: 1",
      "24:9: error: unknown scheduler 'one_cycle_lr'; did you mean 'one_cycle'?"),
    Mistake(
      24...26, "  type: cosine_annealing_lr\n  T_max: 3",
      "24:9: error: unknown scheduler 'cosine_annealing_lr'; did you mean 'cosine_annealing'?"),
    Mistake(
      15, "loss: cross_entropy_loss",
      "15:7: error: unknown loss 'cross_entropy_loss'; did you mean 'cross_entropy'?"),
    Mistake(
      24, "  type: lamda", "24:9: error: unknown scheduler 'lamda'; did you mean 'lambda'?"),
    Mistake(
      26, "  momentun: \"0.99 ** epoch\"",
      "26:3: error: unknown key 'momentun' in scheduler; did you mean 'momentum'?"),
    Mistake(
      26, "  interval: batch",
      "26:13: error: unknown interval 'batch'; known: step, epoch"),
    Mistake(
      25, "  lr: [\"1\", \"1\", \"1\"]",
      "25:7: error: scheduler.lr: 3 values for 2 groups (biases, default)"),
    Mistake(
      26, "  momentum: \"0.99 ** epoc\"",
      "26:22: error: scheduler.momentum: unknown name 'epoc'; did you mean 'epoch'?"),
    Mistake(
      26, "  momentum: 0.99 ^ epoch",
      "26:18: error: scheduler.momentum: '^' is not an operator; use '**' for powers"),
    Mistake(
      26, "  momentum: (1 + epoch",
      "26:13: error: scheduler.momentum: '(' is never closed"),
    Mistake(
      26, "  momentum: linspace(0, 1, 20)",
      "26:13: error: scheduler.momentum: expected a number, found a list"),
    Mistake(
      26, "  momentum: 1 / epoch",
      "26:13: error: scheduler.momentum: at epoch 0 the value of group 'biases' is not a number"),
    Mistake(
      26, "  momentum: 1e300 ** (epoch + 1)",
      "26:13: error: scheduler.momentum: at epoch 1 the value of group 'biases' is infinite"),
    Mistake(
      24...26, "  type: list\n  lr: [0.1, 0.2, 0.3]",
      "25:7: error: scheduler.lr: 3 values for 20 epochs; give one value for each epoch"),
    Mistake(
      24...26, "  type: list\n  lr: [[0.1], [fast]]",
      "25:16: error: scheduler.lr.1.0: expected a number, found 'fast'"),
    Mistake(
      24...26, "  type: list\n  lr: linspace(0, 1)",
      "25:7: error: scheduler.lr: 'linspace' takes 3 arguments, found 2"),
    Mistake(
      24...26, "  type: one_cycle_policy", "24:3: error: missing key 'lr' in scheduler"),
    Mistake(
      24...26, "  type: one_cycle_policy\n  lr: 0.1\n  phase_ratio: 0.6",
      "26:16: error: scheduler.phase_ratio: expected a number from 0 to 0.5, found '0.6'"),
    Mistake(
      24...26, "  type: one_cycle_policy\n  lr: 0.1\n  momentum_range: [0.95, 0.85]",
      "26:19: error: scheduler.momentum_range: expected the lower momentum first, "
        + "found [0.95, 0.85]"),
    Mistake(
      24...26, "  type: one_cycle_policy\n  lr: 0.1\n  momentum_range: 0.9",
      "26:19: error: scheduler.momentum_range: expected a pair [low, high], a list of pairs, "
        + "or null, found '0.9'"),
    Mistake(
      24...26, "  type: range_finder\n  epochs: ten",
      "25:11: error: scheduler.epochs: expected a duration such as 12ep, 5000st or 30%, "
        + "found 'ten'"),
    Mistake(
      24...26, "  type: range_finder\n  epochs: 0",
      "25:11: error: scheduler.epochs: expected at least one epoch, found '0'"),
  ]

  private static let lengths: [Mistake] = [
    Mistake(
      28, "  epochs: 20\n  clip_grad_norm: -1",
      "29:19: error: train.clip_grad_norm: expected a number above 0, found '-1'"),
    Mistake(
      28, "  epochs: 20\n  accumulate: 0",
      "29:15: error: train.accumulate: expected a whole number from 1 to 1000000, found '0'"),
    Mistake(
      28, "  epochs: 20\n  early_stopping: {min_delta: 0.1}",
      "29:19: error: missing key 'patience' in train.early_stopping"),
    Mistake(
      28, "  epochs: ten",
      "28:11: error: train.epochs: expected a whole number from 1 to 100000000, found 'ten'"),
    Mistake(
      28, "  epochs: 20\n  steps: 5",
      "29:3: error: train has both 'epochs' and 'steps'; give one of them"),
    Mistake(28, "  log_every: 1ep", "28:3: error: missing key 'epochs' or 'steps' in train"),
    Mistake(
      28, "  epochs: 20\n  log_every: 0st",
      "29:14: error: train.log_every: expected a duration above 0, found '0st'"),
    Mistake(
      28, "  epochs: 20\n  evaluate_every: often",
      "29:19: error: train.evaluate_every: expected a duration such as 12ep, 5000st or 30%, "
        + "found 'often'"),
  ]
}
