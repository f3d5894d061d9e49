/// A published dataset file of D4RL: its address, size and hash.
///
/// Sizes and hashes are from the checksums of TensorFlow Datasets, which uses the same files
/// (tensorflow_datasets/d4rl/…/checksums.tsv).
public struct KnownFile: Equatable, Sendable {
  /// The name of the dataset, such as `hopper-expert-v2`.
  public let name: String
  public let address: String
  public let byteCount: Int
  /// The SHA-256 of the file, 64 hexadecimal digits.
  public let sha256: String

  /// The name of the file in the data folder.
  public var fileName: String { "\(name).hdf5" }

  public static func named(_ name: String) -> KnownFile? { all.first { $0.name == name } }

  public static let all = [
    KnownFile(
      "hopper-expert-v2", "gym_mujoco_v2/hopper_expert-v2.hdf5", 152_427_435,
      "01aa219a5f8eea5e639eccdc636ec2bf40e317159a95cf4bf6e985f16909941b"),
    KnownFile(
      "hopper-medium-v2", "gym_mujoco_v2/hopper_medium-v2.hdf5", 152_756_557,
      "5bdf1bc4a713c82941de44633df669b36c89850b652a25985166796d25cf71a0"),
    KnownFile(
      "halfcheetah-expert-v2", "gym_mujoco_v2/halfcheetah_expert-v2.hdf5", 237_464_597,
      "d9fe53bb994eb1e20a99b4fa3412cd76a1bb7966a7ff55e0fcbdd6081bd2965f"),
    KnownFile(
      "halfcheetah-medium-v2", "gym_mujoco_v2/halfcheetah_medium-v2.hdf5", 237_727_262,
      "41324e8487a9556d8cfa4538827f8937f4d63dae3030825ebc9f3a726ed08ca0"),
    KnownFile(
      "walker2d-expert-v2", "gym_mujoco_v2/walker2d_expert-v2.hdf5", 230_567_195,
      "2985dc3d436a8baa10e8f43f946fe1d7c6337a4e4fbc65def70618093b18c59a"),
    KnownFile(
      "walker2d-medium-v2", "gym_mujoco_v2/walker2d_medium-v2.hdf5", 232_254_996,
      "cf00f43add04c17fdfc2958dd581dea0851b2e5bedbe6fda073758a8f841aeda"),
    KnownFile(
      "pen-human-v1", "hand_dapg_v1/pen-human-v1.hdf5", 2_040_573,
      "209e345b2150b633f30a11612612c60f49e941f127ce6c4dc0cd790501c46f9f"),
    KnownFile(
      "hammer-human-v1", "hand_dapg_v1/hammer-human-v1.hdf5", 5_606_475,
      "3e42f3f49b5c92a901601dfe867c6c62a9651cbe79f6760ec8b402a15816a498"),
    KnownFile(
      "door-human-v1", "hand_dapg_v1/door-human-v1.hdf5", 3_121_206,
      "f9691288c3ddf2b4e7b31bdae0d8444b80ba035515495f8a902d60c43ee09370"),
  ]

  private init(_ name: String, _ path: String, _ byteCount: Int, _ sha256: String) {
    self.init(
      name: name, address: "http://rail.eecs.berkeley.edu/datasets/offline_rl/\(path)",
      byteCount: byteCount, sha256: sha256)
  }

  public init(name: String, address: String, byteCount: Int, sha256: String) {
    self.name = name
    self.address = address
    self.byteCount = byteCount
    self.sha256 = sha256
  }
}
