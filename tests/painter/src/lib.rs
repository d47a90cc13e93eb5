//! Paints the window's triangles into a picture, on the processor alone: the same picture on every machine.
//!
//! Premultiplied colours, a bilinear look into the texture, the top-left rule for shared edges: what a graphics card does.

#![forbid(unsafe_code)]

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;

use egui::epaint::{ImageData, ImageDelta, Primitive, Vertex};
use egui::{
    ClippedPrimitive, Color32, ColorImage, Context, FullOutput, Mesh, Pos2, TextureId, TexturesDelta,
};
use egui_kittest::TestRenderer;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, RgbImage, RgbaImage};

/// The painter, with the textures it was given.
#[derive(Default)]
pub struct Painter {
    textures: HashMap<TextureId, ColorImage>,
}

impl TestRenderer for Painter {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, changes) in std::mem::take(&mut delta.set) {
            for change in changes {
                self.take(id, &change);
            }
        }
        for id in std::mem::take(&mut delta.free) {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        let mut canvas = Canvas::new(
            size.x.round() as usize,
            size.y.round() as usize,
            ctx.global_style().visuals.panel_fill,
        );
        for ClippedPrimitive { clip_rect, primitive } in
            ctx.tessellate(output.shapes.clone(), output.pixels_per_point)
        {
            let Primitive::Mesh(mesh) = primitive else { return Err("a shape of its own kind".to_owned()) };
            let texture = self.textures.get(&mesh.texture_id).ok_or("a texture that was never given")?;
            let at = |n: f32, most: usize| (n * scale).round().clamp(0.0, most as f32) as usize;
            let clip = Clip {
                left: at(clip_rect.left(), canvas.width),
                top: at(clip_rect.top(), canvas.height),
                right: at(clip_rect.right(), canvas.width),
                bottom: at(clip_rect.bottom(), canvas.height),
            };
            canvas.mesh(&mesh, texture, &clip, scale);
        }
        canvas.finish().ok_or_else(|| "a picture of no size".to_owned())
    }
}

impl Painter {
    fn take(&mut self, id: TextureId, change: &ImageDelta) {
        let ImageData::Color(image) = &change.image;
        let Some([left, top]) = change.pos else {
            self.textures.insert(id, ColorImage::clone(image));
            return;
        };
        let texture = self.textures.get_mut(&id).unwrap();
        for y in 0..image.height() {
            for x in 0..image.width() {
                texture[(left + x, top + y)] = image[(x, y)];
            }
        }
    }
}

/// The pixels that may be painted on, ends exclusive.
struct Clip {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<Color32>,
}

impl Canvas {
    /// A canvas that is cleared with `ground`.
    fn new(width: usize, height: usize, ground: Color32) -> Self {
        Self { width, height, pixels: vec![ground; width * height] }
    }

    fn mesh(&mut self, mesh: &Mesh, texture: &ColorImage, clip: &Clip, scale: f32) {
        for corners in mesh.indices.as_chunks::<3>().0 {
            self.triangle(corners.map(|at| mesh.vertices[at as usize]), texture, clip, scale);
        }
    }

    fn triangle(&mut self, mut corners: [Vertex; 3], texture: &ColorImage, clip: &Clip, scale: f32) {
        let place = |corner: Vertex| (f64::from(corner.pos.x * scale), f64::from(corner.pos.y * scale));
        let twice_area = |[a, b, c]: [Vertex; 3]| edge(place(a), place(b), place(c));
        if twice_area(corners) < 0.0 {
            corners.swap(1, 2);
        }
        let area = twice_area(corners);
        if area == 0.0 {
            return;
        }
        let [a, b, c] = corners.map(place);
        let span = |lo: f64, hi: f64, from: usize, to: usize| {
            let first = (lo - 0.5).ceil().max(from as f64) as usize;
            let end = (((hi - 0.5).floor() + 1.0).max(0.0) as usize).min(to);
            first..end
        };
        let rows = span(a.1.min(b.1).min(c.1), a.1.max(b.1).max(c.1), clip.top, clip.bottom);
        let columns = span(a.0.min(b.0).min(c.0), a.0.max(b.0).max(c.0), clip.left, clip.right);
        let is_flat = corners.iter().all(|it| it.color == corners[0].color && it.uv == corners[0].uv);
        let flat = is_flat.then(|| modulate(corners[0].color, look(texture, corners[0].uv)));
        let on_edge = [is_top_left(b, c), is_top_left(c, a), is_top_left(a, b)];
        for y in rows {
            for x in columns.clone() {
                let p = (x as f64 + 0.5, y as f64 + 0.5);
                let weights = [edge(b, c, p), edge(c, a, p), edge(a, b, p)];
                let inside = weights.iter().zip(on_edge).all(|(&w, on)| w > 0.0 || (w == 0.0 && on));
                if !inside {
                    continue;
                }
                let source =
                    flat.unwrap_or_else(|| shade(&corners, weights.map(|w| (w / area) as f32), texture));
                let pixel = &mut self.pixels[y * self.width + x];
                *pixel = over(source, *pixel);
            }
        }
    }

    fn finish(self) -> Option<RgbaImage> {
        let bytes = self.pixels.iter().flat_map(|pixel| pixel.to_array().map(fewer)).collect();
        RgbaImage::from_raw(u32::try_from(self.width).ok()?, u32::try_from(self.height).ok()?, bytes)
    }
}

/// One of 32 steps: pictures of text are kept in half the room, and rounding differs nowhere.
const fn fewer(channel: u8) -> u8 {
    (channel >> 3) * 8 + (channel >> 5)
}

/// Twice the area of the triangle; above 0 where `c` lies to the inner side of the edge from `a` to `b`.
fn edge(a: (f64, f64), b: (f64, f64), c: (f64, f64)) -> f64 {
    (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
}

/// Of two triangles that share an edge only one paints it.
fn is_top_left(a: (f64, f64), b: (f64, f64)) -> bool {
    (a.1 == b.1 && b.0 > a.0) || b.1 < a.1
}

fn shade(corners: &[Vertex; 3], weights: [f32; 3], texture: &ColorImage) -> Color32 {
    let mut channels = [0.0; 4];
    let mut uv = Pos2::ZERO;
    for (corner, weight) in corners.iter().zip(weights) {
        for (sum, channel) in channels.iter_mut().zip(corner.color.to_array()) {
            *sum += weight * f32::from(channel);
        }
        uv += weight * corner.uv.to_vec2();
    }
    let [r, g, b, a] = channels.map(|channel| channel.round() as u8);
    modulate(Color32::from_rgba_premultiplied(r, g, b, a), look(texture, uv))
}

/// The colour of the texture at `uv`, between its four nearest texels.
fn look(texture: &ColorImage, uv: Pos2) -> Color32 {
    let [width, height] = texture.size;
    let axis = |at: f32, size: usize| {
        let place = (at * size as f32 - 0.5).clamp(0.0, size as f32 - 1.0);
        let first = place.floor() as usize;
        (first, (first + 1).min(size - 1), place - place.floor())
    };
    let ((x0, x1, fx), (y0, y1, fy)) = (axis(uv.x, width), axis(uv.y, height));
    let texel = |x: usize, y: usize| texture.pixels[y * width + x].to_array().map(f32::from);
    let (nw, ne, sw, se) = (texel(x0, y0), texel(x1, y0), texel(x0, y1), texel(x1, y1));
    let mix = |at: usize| {
        let (top, low) = (nw[at] + (ne[at] - nw[at]) * fx, sw[at] + (se[at] - sw[at]) * fx);
        (top + (low - top) * fy).round() as u8
    };
    Color32::from_rgba_premultiplied(mix(0), mix(1), mix(2), mix(3))
}

fn modulate(a: Color32, b: Color32) -> Color32 {
    let product = |x: u8, y: u8| ((u32::from(x) * u32::from(y) + 127) / 255) as u8;
    let (a, b) = (a.to_array(), b.to_array());
    let [r, g, blue, alpha] = std::array::from_fn(|at| product(a[at], b[at]));
    Color32::from_rgba_premultiplied(r, g, blue, alpha)
}

fn over(source: Color32, below: Color32) -> Color32 {
    let rest = 255 - u32::from(source.a());
    let channel = |s: u8, b: u8| (u32::from(s) + (u32::from(b) * rest + 127) / 255).min(255) as u8;
    let (s, b) = (source.to_array(), below.to_array());
    let [r, g, blue, alpha] = std::array::from_fn(|at| channel(s[at], b[at]));
    Color32::from_rgba_premultiplied(r, g, blue, alpha)
}

/// Compares `picture` with the one kept at `path`; where they differ, the new one is put beside it as `NAME.new.png` and
/// told. With `UPDATE_SNAPSHOTS` set, the new one is kept instead.
pub fn compare(picture: &RgbaImage, path: &Path) -> Result<(), String> {
    compare_but_for(picture, path, 0)
}

/// The same, where so many pixels may differ: what others draw for the window is rounded as each processor does.
pub fn compare_but_for(picture: &RgbaImage, path: &Path, most: usize) -> Result<(), String> {
    let new = DynamicImage::ImageRgba8(picture.clone()).into_rgb8();
    let is_like = |kept: &RgbImage| {
        kept.dimensions() == new.dimensions()
            && kept.pixels().zip(new.pixels()).filter(|(a, b)| a != b).count() <= most
    };
    if image::open(path).is_ok_and(|kept| is_like(&kept.into_rgb8())) {
        return Ok(());
    }
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let place = if update { path.to_owned() } else { path.with_extension("new.png") };
    let written = place.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| File::create(&place));
    let file = written.map_err(|error| format!("{}: {error}", place.display()))?;
    let encoder =
        PngEncoder::new_with_quality(BufWriter::new(file), CompressionType::Best, FilterType::Adaptive);
    new.write_with_encoder(encoder).map_err(|error| format!("{}: {error}", place.display()))?;
    if update { Ok(()) } else { Err(format!("{} differs from {}", place.display(), path.display())) }
}
