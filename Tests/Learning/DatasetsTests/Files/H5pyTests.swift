import Foundation
import LinearAlgebra
import TestSupport
import Testing

@testable import Datasets

/// Files of this program read by h5py, and files of h5py read here.
@Suite(.enabled(if: hasH5py, ".ci/independent installs h5py"))
struct H5pyTests {
  private let folder: TemporaryFolder
  private let url: URL

  init() throws {
    folder = try TemporaryFolder()
    url = folder.url.appending(path: "a.hdf5")
  }

  /// D4RL's `OfflineEnv.get_dataset` and `qlearning_dataset` (Fu et al., 2020), restated from their
  /// description: all datasets are read; step i of N − 1 becomes (s_i, a_i, s_{i+1}, r_i,
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

  /// Prints the loader's arrays in hexadecimal digits.
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

  @Test("D4RL's loader reads a written file") func loader() throws {
    let steps = SampleSteps(lengths: [30, 1000, 6, 5000, 17])
    try steps.write(to: url)
    let result = try run(Self.loader + Self.dump, url.path)
    try #require(result.status == 0)
    let all = try DatasetFile(reading: url).dataset(.all, seed: 0)
    let kept = (0..<all.count - 1).filter { !steps.timeouts[$0] }
    #expect(
      result.output.split(separator: "\n").map(String.init)
        == lines(
          of: all.rows(kept), next: steps.observations.rows(kept.map { $0 + 1 }).elements))
  }

  @Test("h5py finds D4RL's layout in a written file") func layout() throws {
    try SampleSteps(lengths: [30]).write(to: url, metadata: ["algorithm": "Größe", "empty": ""])
    let program = """
      import sys, h5py
      with h5py.File(sys.argv[1], "r") as file:
          def visit(name, item):
              if isinstance(item, h5py.Dataset):
                  print(name, item.shape, item.dtype, item.compression)
          file.visititems(visit)
          print(file["metadata/algorithm"][()].decode())
      """
    let result = try run(program, url.path)
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

  @Test("Files of h5py are read as by D4RL's loader") func d4rl() throws {
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
    let result = try run(Self.loader + made + Self.dump, url.path)
    try #require(result.status == 0)
    let all = try DatasetFile(reading: url).dataset(.all, seed: 0)
    #expect(all.trajectories.count == 26)
    #expect(
      result.output.split(separator: "\n").map(String.init)
        == lines(of: all, next: all.transitions.nextObservations.elements))
  }

  @Test("Files of h5py in Minari's layout are read") func minari() throws {
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
    try #require(try run(made, url.path).status == 0)
    let all = try DatasetFile(reading: url).dataset(.all, seed: 0)
    #expect(all.trajectories.map(\.count) == Array(2...12))
    #expect(all.terminals.count { $0 } == 11)
    #expect(all.transitions.observations[all.count - 1, 0] == 10)
  }

  // MARK: Remedies

  /// Six steps.
  private static let sample = """
    import sys, h5py, numpy as np
    values = {
        "observations": np.arange(12, dtype=np.float32).reshape(6, 2),
        "actions": np.linspace(-1, 1, 6, dtype=np.float32).reshape(6, 1),
        "rewards": np.arange(6, dtype=np.float32),
        "terminals": np.arange(6) == 5, "timeouts": np.arange(6) == 2,
    }
    """

  @Test(
    "The remedy for an unsupported file gives one that is read",
    arguments: [
      (
        "it is compressed with filter 32000",
        "file.create_dataset(name, data=data, compression='lzf')"
      ),
      (
        "it is a soft or external link",
        "file['raw/' + name] = data; file[name] = h5py.SoftLink('/raw/' + name)"
      ),
      (
        "it has 120000 chunks",
        "file.create_dataset(name, data=np.repeat(data, 10000, axis=0), chunks=(1,) * data.ndim)"
      ),
      (
        "its 16 stored bytes of 48 lack chunks",
        "file.create_dataset(name, shape=data.shape, dtype=data.dtype, "
          + "chunks=(2,) + data.shape[1:])[:2] = data[:2]"
      ),
      (
        "its contents are in other datasets",
        "layout = h5py.VirtualLayout(data.shape, data.dtype); file['raw/' + name] = data; "
          + "layout[:] = h5py.VirtualSource(file['raw/' + name]); "
          + "file.create_virtual_dataset(name, layout)"
      ),
      ("its format is newer than libhdf5", "file[name] = data"),
    ])
  func remedies(problem: String, writing statement: String) throws {
    let version = problem.contains("newer") ? "libver='latest'" : "libver='earliest'"
    let program = """
      \(Self.sample)
      with h5py.File(sys.argv[1], "w", \(version)) as file:
          for name, data in values.items():
              \(statement)
      """
    try #require(try run(program, url.path).status == 0)
    let refusal = try #require(throws: DatasetError.self) { try DatasetFile(reading: url) }
    #expect(refusal.problem.contains(problem), "\(refusal)")
    let command = try #require(refusal.remedy.firstRange(of: "python3 "))
    let rewriting = try RunningProgram(
      URL(filePath: "/bin/sh"), ["-c", String(refusal.remedy[command.lowerBound...])],
      in: folder.url, environment: pythonEnvironment
    ).waitUntilExit()
    #expect(rewriting.status == 0, "\(rewriting.errors)")
    let read = try DatasetFile(reading: folder.url.appending(path: "NEW.hdf5"))
      .dataset(.all, seed: 0)
    #expect(read.transitions.observations.row(0).elementsEqual([0, 1]))
  }

  /// Runs a program of Python to its end.
  private func run(_ program: String, _ arguments: String...) throws -> ProgramResult {
    try RunningProgram(
      URL(filePath: "/usr/bin/env"), ["python3", "-c", program] + arguments, in: folder.url,
      environment: pythonEnvironment
    ).waitUntilExit()
  }
}

/// The packages that .ci/independent installs.
private let pythonEnvironment = [
  "PYTHONPATH": workingStore.appending(path: "python").path, "PYTHONDONTWRITEBYTECODE": "1",
]

private let hasH5py = FileManager.default.fileExists(
  atPath: workingStore.appending(path: "python/h5py").path)
