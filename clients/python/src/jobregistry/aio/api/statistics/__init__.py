from .statistics_partnership_coverage import (
    statistics_partnership_coverage as statistics_partnership_coverage,
)
from .statistics_training import statistics_training as statistics_training
