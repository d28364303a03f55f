"""A client in another language, written against the protos alone.

Asks both services by reflection what they serve, judges a right and a wrong program, then starts a
run and watches it to its end. Prints one JSON object; any failure is a traceback and exit status 1.
"""

import argparse
import importlib
import json
import pathlib
import subprocess
import sys
import tempfile
from typing import Any

import grpc
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase

RIGHT = b"n = int(input())\nprint(sum(map(int, input().split())))\n"
WRONG = b"n = int(input())\nprint(n)\n"


def compile_protos(folder: pathlib.Path) -> pathlib.Path:
    """Generates Python modules of every proto into a temporary folder and returns it."""
    out = pathlib.Path(tempfile.mkdtemp(prefix="goldpan-python-"))
    protos = sorted(str(path) for path in folder.rglob("*.proto"))
    command = [sys.executable, "-m", "grpc_tools.protoc", f"-I{folder}", f"--python_out={out}", f"--grpc_python_out={out}", *protos]
    subprocess.run(command, check=True)
    return out


def load(name: str) -> Any:
    return importlib.import_module(name)


def judge(address: str) -> dict[str, str]:
    common = {name: load(f"goldpan.common.v1.{name}_pb2") for name in ("program", "problem", "execution")}
    service = load("goldpan.executor.v1.executor_service_pb2")
    stub = load("goldpan.executor.v1.executor_service_pb2_grpc").ExecutorServiceStub(grpc.insecure_channel(address))
    verdicts = {}
    for name, source in {"right": RIGHT, "wrong": WRONG}.items():
        response = stub.JudgeProgram(
            service.JudgeProgramRequest(
                program=common["program"].Program(language=common["program"].LANGUAGE_PYTHON3, source=source),
                tests=[common["problem"].Test(name="one", input=b"3\n1 2 3\n", answer=b"6\n")],
                stop_on_first_failure=True,
            ),
            timeout=60,
        )
        verdicts[name] = common["execution"].Verdict.Name(response.verdict)
    try:
        stub.JudgeProgram(service.JudgeProgramRequest(), timeout=60)
    except grpc.RpcError as error:
        verdicts["empty request"] = error.code().name
    return verdicts


def solve(address: str, problem_id: str, statement: str, samples: list[tuple[bytes, bytes]], sample_count: int) -> dict[str, Any]:
    problem = load("goldpan.common.v1.problem_pb2")
    service = load("goldpan.solver.v1.solver_service_pb2")
    stub = load("goldpan.solver.v1.solver_service_pb2_grpc").SolverServiceStub(grpc.insecure_channel(address))
    spec = service.RunSpec(
        problem=problem.Problem(
            problem_id=problem_id,
            title=problem_id,
            statement=statement,
            public_tests=[problem.Test(name=f"sample/{index}", input=sample[0], answer=sample[1]) for index, sample in enumerate(samples)],
        ),
        sample_count=sample_count,
        input_count=10,
        seed=1,
    )
    run = stub.StartRun(service.StartRunRequest(spec=spec, request_id="python-client"), timeout=30).run
    states = []
    for response in stub.WatchRun(service.WatchRunRequest(run_id=run.run_id), timeout=300):
        run = response.run
        if not states or states[-1] != run.state:
            states.append(run.state)
    return {
        "run": run.run_id,
        "states": [service.RunState.Name(state) for state in states],
        "sampled": run.funnel.sampled_count,
        "filtered": run.funnel.filtered_count,
        "passed": run.funnel.passed_count,
        "submissions": len(run.submissions),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--protos", type=pathlib.Path, required=True)
    parser.add_argument("--executor", required=True)
    parser.add_argument("--solver", required=True)
    parser.add_argument("--package", type=pathlib.Path, required=True, help="a problem package with data/sample")
    parser.add_argument("--samples", type=int, default=24)
    options = parser.parse_args()
    sys.path.insert(0, str(compile_protos(options.protos)))
    services = {
        name: sorted(ProtoReflectionDescriptorDatabase(grpc.insecure_channel(address)).get_services())
        for name, address in {"executor": options.executor, "solver": options.solver}.items()
    }
    inputs = sorted((options.package / "data" / "sample").glob("*.in"))
    samples = [(path.read_bytes(), path.with_suffix(".ans").read_bytes()) for path in inputs]
    statements = [*options.package.glob("problem_statement/problem*"), *options.package.glob("statement/problem*")]
    statement = statements[0].read_text()
    result = {
        "services": services,
        "verdicts": judge(options.executor),
        "run": solve(options.solver, options.package.name, statement, samples, options.samples),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
