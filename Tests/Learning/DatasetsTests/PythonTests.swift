import Foundation
import TestSupport
import LinearAlgebra
import Testing

@testable import Datasets

/// What Python's h5py reads of our files, and we of its.
@Suite(.enabled(if: hasH5py, "python3 has no package h5py here"))
struct PythonTests {
  private let folder: TemporaryFolder
  private let url: URL

  init() throws {
    folder = try TemporaryFolder()
    url = folder.file("a.hdf5")
  }

  /// D4RL's `OfflineEnv.get_dataset` and `qlearning_dataset` (Fu et al., 2020), restated from its
  /// description: every data set is read; step i of N − 1 becomes (s_i, a_i, s_{i+1}, r_i,
  /// terminal_i), unless it was cut off.
  private static let loader = """
    import sys
    import h5py
    import numpy as np

    def everything(path):
        found = {}
        with h5py.File(path, "r") as file:
            def visit(name, item):
                if isinstance(item, h5py.Dataset):
                    try:
                        found[name] = item[:]
                    except ValueError:
                        found[name] = item[()]
            file.visititems(visit)
        return found

    def transitions(data, step_limit):
        rows = {name: [] for name in ("s", "a", "next", "r", "done")}
        step = 0
        for i in range(data["rewards"].shape[0] - 1):
            terminal = bool(data["terminals"][i])
            if "timeouts" in data:
                cut_off = data["timeouts"][i]
            else:
                cut_off = step == step_limit - 1
            if cut_off:
                step = 0
                continue
            if terminal:
                step = 0
            rows["s"].append(data["observations"][i].astype(np.float32))
            rows["a"].append(data["actions"][i].astype(np.float32))
            rows["next"].append(data["observations"][i + 1].astype(np.float32))
            rows["r"].append(data["rewards"][i].astype(np.float32))
            rows["done"].append(terminal)
            step += 1
        return rows
    """

  /// Prints the bytes of what the loader gives, in hexadecimal digits.
  private static let dump = """

    rows = transitions(everything(sys.argv[1]), 1000)
    for name in ("s", "a", "next", "r"):
        print(np.asarray(rows[name], dtype="<f4").tobytes().hex())
    print(np.asarray(rows["done"], dtype=np.uint8).tobytes().hex())
    """

  private func hexadecimal(_ floats: [Float]) -> String {
    floats.flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian) { Array($0) } }
      .map { String(format: "%02x", $0) }.joined()
  }

  private func lines(of set: Dataset, next: [Float]) -> [String] {
    [
      hexadecimal(set.transitions.observations.elements),
      hexadecimal(set.transitions.actions.elements), hexadecimal(next), hexadecimal(set.rewards),
      set.terminals.map { $0 ? "01" : "00" }.joined(),
    ]
  }

  @Test func theLoaderOfD4RLReadsWhatWasWritten() throws {
    let steps = MadeSteps(lengths: [30, 1000, 6, 5000, 17])
    try steps.write(to: url)
    let result = try python(Self.loader + Self.dump, url.path)
    try #require(result.status == 0)
    let all = try DatasetFile(reading: url).demonstrations(.all, seed: 0)
    let kept = (0..<all.count - 1).filter { !steps.timeouts[$0] }
    #expect(
      result.output.split(separator: "\n").map(String.init)
        == lines(
          of: all.rows(kept), next: steps.observations.rows(kept.map { $0 + 1 }).elements))
  }

  @Test func h5pySeesTheLayoutOfD4RL() throws {
    try MadeSteps(lengths: [30]).write(to: url, metadata: ["algorithm": "Größe", "empty": ""])
    let program = """
      import sys, h5py
      with h5py.File(sys.argv[1], "r") as file:
          def visit(name, item):
              if isinstance(item, h5py.Dataset):
                  print(name, item.shape, item.dtype, item.compression)
          file.visititems(visit)
          print(file["metadata/algorithm"][()].decode())
      """
    let result = try python(program, url.path)
    #expect(
      result.output == """
        actions (30, 1) float32 gzip
        metadata/algorithm () |S7 None
        metadata/empty () |S1 None
        next_observations (30, 2) float32 gzip
        observations (30, 2) float32 gzip
        rewards (30,) float32 gzip
        terminals (30,) bool gzip
        timeouts (30,) bool gzip
        Größe

        """)
  }

  @Test func filesOfH5pyAreReadAsTheLoaderOfD4RLReadsThem() throws {
    let made = """

      generator = np.random.default_rng(1)
      with h5py.File(sys.argv[1], "w") as file:
          def table(name, values):
              file.create_dataset(name, data=values, compression="gzip", chunks=True)
          table("observations", generator.normal(size=(20000, 5)))
          table("actions", generator.uniform(-1, 1, size=(20000, 2)).astype(np.float32))
          table("rewards", generator.normal(size=(20000, 1)).astype(np.float32))
          table("terminals", np.zeros(20000, dtype=bool))
          table("timeouts", (np.arange(20000) % 777 == 776).astype(np.uint8))
          table("infos/qpos", np.zeros((20000, 6)))
          file["metadata/algorithm"] = "SAC"
      """
    let result = try python(Self.loader + made + Self.dump, url.path)
    try #require(result.status == 0)
    let all = try DatasetFile(reading: url).demonstrations(.all, seed: 0)
    #expect(all.trajectories.count == 26)
    #expect(
      result.output.split(separator: "\n").map(String.init)
        == lines(of: all, next: all.transitions.nextObservations.elements))
  }

  @Test func filesOfH5pyInTheLayoutOfMinariAreRead() throws {
    let made = """
      import sys, h5py, numpy as np
      with h5py.File(sys.argv[1], "w") as file:
          for k in range(11):
              group = file.create_group(f"episode_{k}")
              group["observations"] = np.full((k + 3, 4), k, dtype=np.float64)
              group["actions"] = np.zeros((k + 2, 1), dtype=np.float32)
              group["rewards"] = np.ones(k + 2)
              group["terminations"] = np.arange(k + 2) == k + 1
              group["truncations"] = np.zeros(k + 2, dtype=bool)
              group.create_group("infos")
              group.attrs["total_steps"] = k + 2
      """
    try #require(try python(made, url.path).status == 0)
    let all = try DatasetFile(reading: url).demonstrations(.all, seed: 0)
    #expect(all.trajectories.map(\.count) == Array(2...12))
    #expect(all.terminals.count { $0 } == 11)
    #expect(all.transitions.observations[all.count - 1, 0] == 10)
  }
}

private let hasH5py = (try? python("import h5py").status) == 0
