"""Writes trajectories of other people's programs, which Environments must reproduce.

Walkers: the environments of gymnasium 0.29.1, with MuJoCo's exact inertia of capsules, and with the
inertia of D4RL's time, for which every capsule is compiled as the cylinder that MuJoCo up to 2.1.0
took it for. Hand: the classes of d4rl 1.1 itself, whose imports of gym, mjrl and mujoco_py are
answered by the few lines below that they need.

    python -m venv venv && venv/bin/pip install gymnasium==0.29.1 mujoco==2.3.7 imageio
    venv/bin/python gymnasium_trajectories.py FOLDER

FOLDER holds the wheel d4rl-1.1-py3-none-any.whl unpacked; the files are written beside this one.
Each is a list of lines `word number…`. An episode begins with `positions`, `velocities` and, where
a task moves a body, its `place`. A line `action` is in 128ths; `reward`, `terminal` and `success`
tell what came of it, `observation` what was seen, at the first step of an episode and every tenth.
"""

import importlib
import pathlib
import sys
import types
import xml.etree.ElementTree as ElementTree

import gymnasium
import mujoco
import numpy

SEED = 2022
HERE = pathlib.Path(__file__).parent
generator = numpy.random.RandomState(SEED)


class Fixture:
    def __init__(self, name, programs):
        self.path = HERE / f"{name}.txt"
        self.lines = [
            f"# Written by Tests/Fixtures/gymnasium_trajectories.py, seed {SEED},",
            f"# with {programs}, mujoco {mujoco.__version__}, numpy {numpy.__version__}.",
        ]

    def add(self, word, *numbers):
        self.lines.append(" ".join([word] + [format(float(n), ".17g") for n in numbers]))

    def write(self):
        self.path.write_text("\n".join(self.lines) + "\n")


def record(fixture, step_count, limit, action_count, step):
    """Takes random actions within ±limit/128."""
    for index in range(step_count):
        action = generator.randint(-limit, limit + 1, size=action_count)
        observation, reward, terminal, success = step(action / 128)
        fixture.add("action", *action)
        fixture.add("reward", reward)
        fixture.add("terminal", terminal)
        fixture.add("success", success)
        if index % 10 == 0:
            fixture.add("observation", *observation)


# Walkers


def compiled_as_cylinders(path):
    """The model in which each capsule is longer by half a radius on both ends, and a cylinder."""
    tree = ElementTree.parse(path)
    for geometry in tree.iter("geom"):
        if geometry.get("type") != "capsule":
            continue
        geometry.set("type", "cylinder")
        size = [float(number) for number in geometry.get("size").split()]
        if geometry.get("fromto") is None:
            geometry.set("size", f"{size[0]!r} {size[1] + size[0] / 2!r}")
            continue
        ends = numpy.array([float(number) for number in geometry.get("fromto").split()])
        axis = ends[3:] - ends[:3]
        axis *= size[0] / 2 / numpy.linalg.norm(axis)
        ends += numpy.concatenate([-axis, axis])
        geometry.set("fromto", " ".join(repr(float(number)) for number in ends))
    return mujoco.MjModel.from_xml_string(ElementTree.tostring(tree.getroot(), encoding="unicode"))


def walker_episode(fixture, environment, step_count):
    inner = environment.unwrapped
    environment.reset(seed=int(generator.randint(2**31)))
    fixture.add("positions", *inner.data.qpos)
    fixture.add("velocities", *inner.data.qvel)
    positions, velocities = inner.data.qpos.copy(), inner.data.qvel.copy()
    mujoco.mj_resetData(inner.model, inner.data)
    inner.set_state(positions, velocities)

    def step(action):
        observation, reward, terminal, _, _ = inner.step(action)
        return observation, reward, terminal, False

    record(fixture, step_count, 128, inner.model.nu, step)


def walker(name, identifier):
    programs = f"gymnasium {gymnasium.__version__}"
    fixture = Fixture(name, programs)
    environment = gymnasium.make(identifier)
    walker_episode(fixture, environment, 250)
    fixture.write()

    fixture = Fixture(f"{name}-cylinder", programs)
    inner = environment.unwrapped
    cylinders = compiled_as_cylinders(inner.fullpath)
    for field in ["body_mass", "body_inertia", "body_ipos", "body_iquat"]:
        getattr(inner.model, field)[:] = getattr(cylinders, field)
    mujoco.mj_setConst(inner.model, mujoco.MjData(inner.model))
    fixture.add("masses", *inner.model.body_mass)
    fixture.add("inertias", *inner.model.body_inertia.ravel())
    walker_episode(fixture, environment, 100)
    fixture.write()


# Hand


class Names:
    """A model or data that also answers to the names of mujoco_py."""

    def __init__(self, inner, model):
        self.__dict__.update(inner=inner, model=model)

    def __getattr__(self, name):
        if name.endswith("_name2id"):
            kind = getattr(mujoco.mjtObj, f"mjOBJ_{name.removesuffix('_name2id').upper()}")
            return lambda element: mujoco.mj_name2id(self.model, kind, element)
        return getattr(self.inner, {"body_xpos": "xpos", "body_xquat": "xquat"}.get(name, name))


class MujocoEnv:
    """What the classes of d4rl inherit from mjrl."""

    def __init__(self, path, frame_skip):
        model = mujoco.MjModel.from_xml_path(path)
        data = mujoco.MjData(model)
        self.frame_skip = frame_skip
        self.model, self.data = Names(model, model), Names(data, model)
        self.sim = types.SimpleNamespace(
            model=self.model,
            data=self.data,
            reset=lambda: mujoco.mj_resetData(model, data),
            forward=lambda: mujoco.mj_forward(model, data),
            step=lambda: mujoco.mj_step(model, data),
        )
        self.np_random = generator
        self.action_space = types.SimpleNamespace(shape=(model.nu,))
        self.init_qpos, self.init_qvel = data.qpos.copy(), data.qvel.copy()
        self.sim.forward()

    def set_state(self, positions, velocities):
        self.data.qpos[:], self.data.qvel[:] = positions, velocities
        self.sim.forward()

    def do_simulation(self, controls, count):
        self.data.ctrl[:] = controls
        for _ in range(count):
            self.sim.step()


def stand_in(name, **members):
    module = types.ModuleType(name)
    module.__dict__.update(members)
    sys.modules[name] = module
    return module


def prepare_imports(folder):
    package = str(folder / "d4rl")
    box = types.SimpleNamespace(Box=lambda **arguments: types.SimpleNamespace(**arguments))
    base = type("OfflineEnv", (), {"__init__": lambda self, **arguments: None})
    pickle = type("EzPickle", (), {"__init__": lambda self: None})
    stand_in("gym", utils=types.SimpleNamespace(EzPickle=pickle), spaces=box)
    stand_in("mjrl")
    stand_in("mjrl.envs", mujoco_env=types.SimpleNamespace(MujocoEnv=MujocoEnv))
    stand_in("mujoco_py", MjViewer=None)
    stand_in("d4rl", __path__=[package], offline_env=types.SimpleNamespace(OfflineEnv=base))
    stand_in("d4rl.hand_manipulation_suite", __path__=[f"{package}/hand_manipulation_suite"])


def hand_episode(fixture, environment, moved, step_count, positions, place=None):
    """Starts as the task does, but for the place of a body and for positions of named joints."""
    environment.reset_model()
    if place is not None:
        moved[:] = place
    environment.sim.reset()
    for joint, position in positions.items():
        index = environment.model.joint_name2id(joint)
        environment.data.qpos[environment.model.jnt_qposadr[index]] = position
    environment.sim.forward()
    fixture.add("positions", *environment.data.qpos)
    fixture.add("velocities", *environment.data.qvel)
    fixture.add("place", *moved)

    def step(action):
        observation, reward, terminal, information = environment.step(action)
        return observation, reward, terminal, information["goal_achieved"]

    record(fixture, step_count, 160, environment.model.nu, step)


def hand(name, moved, starts):
    module = importlib.import_module(f"d4rl.hand_manipulation_suite.{name}_v0")
    environment = getattr(module, f"{name.capitalize()}EnvV0")()
    fixture = Fixture(name, "d4rl 1.1")

    model = environment.model
    places = model.body_quat if name == "pen" else model.body_pos
    for start in starts:
        hand_episode(fixture, environment, places[model.body_name2id(moved)], *start)
    fixture.write()


prepare_imports(pathlib.Path(sys.argv[1]))
walker("hopper", "Hopper-v4")
walker("halfcheetah", "HalfCheetah-v4")
walker("walker2d", "Walker2d-v4")
along_x = numpy.array([1, 0, 1, 0]) / numpy.sqrt(2)
hand("pen", "target", [(100, {}), (5, {}, along_x), (5, {"OBJRy": 0.38}, along_x)])
hand(
    "hammer",
    "nail_board",
    [(200, {}), (5, {"nail_dir": 0.075}), (5, {"nail_dir": 0.088, "OBJTy": 0.2})],
)
hand(
    "door",
    "frame",
    [
        (200, {}),
        (5, {"door_hinge": 0.3}),
        (5, {"door_hinge": 1.1}),
        (5, {"door_hinge": 1.45, "latch": 1}),
    ],
)
