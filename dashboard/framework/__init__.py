"""The grammar of `indicators.yaml`: what can be declared, and nothing about how it is computed."""

from dashboard.framework.model import Framework

__all__ = ["Framework"]
