FROM rust:1.95-bookworm AS build
# make and perl build the vendored OpenSSL.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends make perl \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY .cargo .cargo
COPY Cargo.toml Cargo.lock askama.toml ./
COPY migrations migrations
COPY reference reference
COPY openapi openapi
COPY src src
# The manifest names the benchmark, so its folder has to be there.
COPY bench bench
# The cache mounts keep downloaded and compiled dependencies from one build to the next.
RUN --mount=type=cache,target=/usr/local/cargo/registry,sharing=locked \
    --mount=type=cache,id=registry-target,target=/build/target,sharing=locked \
    cargo build --release --locked --bin registry \
    && install -D target/release/registry /out/registry

FROM debian:bookworm-slim
# ca-certificates: TLS to PostgreSQL.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 registry \
    && useradd --uid 10001 --gid registry --no-create-home --home-dir /srv/registry \
        --shell /usr/sbin/nologin registry \
    && install -d -o registry -g registry /srv/registry /srv/registry/data
COPY --from=build /out/registry /usr/local/bin/registry
COPY LICENSE NOTICE /usr/share/doc/registry/
COPY reference/NOTICE reference/README.md /usr/share/doc/registry/reference/
COPY src/platform/office/paper/fonts/OFL.txt \
    /usr/share/doc/registry/src/platform/office/paper/fonts/OFL.txt
USER registry
WORKDIR /srv/registry
# Without REGISTRY_DATABASE_URL the SQLite file lives here.
VOLUME /srv/registry/data
ENV REGISTRY_LISTEN=0.0.0.0:8080
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=6 \
    CMD ["registry", "health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["registry"]
CMD ["serve"]
