# For sam build, which runs `make build-LogicalId` for each function: its archive, unpacked where SAM CLI packs it for Lambda. The first
# has all archives built, the others find them. People say ./utkast.
root := $(dir $(abspath $(lastword $(MAKEFILE_LIST))))

build-%:
	@"$(root)utkast" build --unpack "$*=$(ARTIFACTS_DIR)" >&2
