from .health_live import health_live as health_live
from .health_ready import health_ready as health_ready
